#pragma once
// The rungs of a ladder in the order of time: packets, and what else is to be told between them.

#include <string>
#include <vector>

#include "export/departures.hpp"
#include "export/rung_text.hpp"
#include "replay/cast.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

struct Rung {
  Instant at;
  RecordNumber because;   // the order within an instant
  std::size_t frame = 0;  // a packet's number, from 1; 0: a note
  PacketId packet;
  std::string note;
  HostId left, right;  // whom a note concerns; none: all
  Instant until;       // when what is folded into a note is over; else `at`
};

// All packets, the chapter's steps, and when hosts and links went down and came back.
std::vector<Rung> rungs(const trace::Trace& trace, const replay::Packets& packets,
                        const replay::Cast& cast, texts::Language language);

// With one note instead of each stretch of tries in vain that a class has seen often enough.
std::vector<Rung> fold_repeats(std::vector<Rung> rungs, const trace::Trace& trace,
                               texts::Language language);

// With a note instead of the middle of each long run of packets of two kinds, such as data and
// acknowledgements, on one connection. A pause that is longer than `pause` ends a run.
std::vector<Rung> fold_runs(const std::vector<Rung>& rungs, const replay::Packets& packets,
                            const RungTexts& texts, Duration pause, texts::Language language);

}  // namespace mailscope::exports
