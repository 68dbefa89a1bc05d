#pragma once
// What happens in a run, beat by beat: the smallest things that are worth a sentence.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "replay/transcript.hpp"
#include "trace/beat_kind.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

using trace::BeatKind;

// Texts are views into the trace.
struct Beat {
  RecordNumber record;  // it has happened with this one
  BeatKind kind = BeatKind::composed;
  MessageId story;  // the message that a person wrote and that this is about; none: of no message
  HostId actor;     // who acts; none: nobody does (a link)
  HostId other;     // whom it concerns; none: nobody else
  std::uint32_t attempt = 0;    // the sending server's, from 1; 0: of none
  std::uint32_t times = 1;      // so many equal ones in a row, of which this is the last
  std::string_view whose = {};  // an address, or the name that was looked up
  std::string_view words = {};  // a reply, a reason, an answer
  SessionId session = {};
  // Of a copy that a mailing list sends on, or of a notification.
  bool copy = false, notification = false;
  bool operator==(const Beat&) const = default;
};

// A message that a person wrote.
struct WrittenMessage {
  MessageId message;
  HostId sender;             // the agent
  std::string_view to = {};  // the first recipient, as it was written
  bool operator==(const WrittenMessage&) const = default;
};

// All of them, in the order of their records. `written`: the messages whose stories are told;
// `transcripts`: the trace's.
std::vector<Beat> all_beats(const trace::Trace& trace, const std::vector<WrittenMessage>& written,
                            const std::vector<Transcript>& transcripts);

// What a class walks through: equal tries are one beat, a later message's routine that was seen
// before is left out, and so is what another beat of the same instant says as well.
std::vector<Beat> shown_beats(std::vector<Beat> all, const trace::Trace& trace);

// The last one at or before `cursor`; null before the first.
const Beat* beat_at(const std::vector<Beat>& beats, RecordNumber cursor);

}  // namespace mailscope::replay
