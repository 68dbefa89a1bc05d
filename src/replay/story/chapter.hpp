#pragma once
// The chapter's six steps of the messages that people write, found in the trace.

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "replay/story/beat.hpp"
#include "replay/transcript.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

enum class Step : std::uint8_t {
  composes,     // Alice's agent has the message
  to_queue,     // it goes to her server's queue
  not_sent,     // or her agent could not hand it on
  tcp,          // her server opens a connection to Bob's
  smtp,         // the message goes
  passed_on,    // a mailing list has taken it, or sends its copy on
  mailbox,      // it is in Bob's mailbox
  told,         // the other ending: Alice is told that it could not be delivered
  nobody_told,  // or what was to tell her could not be delivered either
  reads         // Bob reads; or Alice, that it could not be delivered
};

// Of the chapter's six: other endings stand in the place of what they end.
int number(Step step);

struct Mark {
  RecordNumber record;  // where the step begins
  Step step = Step::composes;
  std::uint32_t attempt = 0;  // for tcp, smtp and a list's copies: of which attempt; else 0
  MessageId message;          // the one that a person wrote
  // Whose mailbox it is, who reads or is told, to whom a list's copy goes first; else empty.
  std::string_view whose = {};
  bool operator==(const Mark&) const = default;
};

class Chapter {
 public:
  // Of the messages that people write the first `kMostMessages`. A retry goes back to `tcp`, so
  // that marks may repeat; they are in the order of their records. No message: no marks. The trace
  // stays where it is. `transcripts`: the trace's; without them the beats have no refusals, in
  // which no step begins.
  explicit Chapter(const trace::Trace& trace, const std::vector<Transcript>& transcripts = {});
  static constexpr std::size_t kMostMessages = 12;

  // The first of them is whom the story is named after.
  MessageId message() const;
  const std::vector<WrittenMessage>& written() const { return written_; }
  // Which of them `message` is, counted from 0.
  std::size_t index_of(MessageId message) const;
  const WrittenMessage& written(MessageId message) const { return written_[index_of(message)]; }
  const std::vector<Beat>& beats() const { return beats_; }  // all of them, see shown_beats()
  const std::vector<Mark>& marks() const { return marks_; }
  // The last mark at or before `cursor`; null before the first.
  const Mark* current(RecordNumber cursor) const;
  // The message that the story is at: the first one before any has begun.
  MessageId message_at(RecordNumber cursor) const;

 private:
  std::vector<WrittenMessage> written_;
  std::vector<Beat> beats_;
  std::vector<Mark> marks_;
};

}  // namespace mailscope::replay
