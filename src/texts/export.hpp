#pragma once
// The notes of captures and sequence diagrams.

#include "texts/text.hpp"

namespace mailscope::texts {

// The chapter's steps within a sentence; those that read the same as a title are kSteps'.
struct ExportStepTexts {
  Text<2> step{{"number", "title"}, "step {number}: {title}"};
  Text<3> again{{"number", "attempt", "title"}, "step {number}, try {attempt}: {title}"};
  Text<2> of_message{{"message", "step"}, "message {message}, {step}"};
  Text<1> to_queue{{"person"}, "to {person}'s server's queue"};
  Text<1> direct{{"person"}, "straight to {person}'s server"};
  Text<1> not_sent{{"person"}, "{person}'s agent cannot send it"};
  Phrase passed_on{"the list passes it on"};
  Text<1> copy{{"person"}, "from the list to {person}"};
  Text<1> mailbox{{"person"}, "into {person}'s mailbox"};
  Phrase nobody_told{"nobody is told"};
};
inline constexpr ExportStepTexts kExportSteps;

struct ExportTexts {
  Phrase lost{"lost on the link"};
  Text<1> host_down{{"host"}, "lost: {host} is down"};
  Phrase queue_full{"dropped before the link: its queue is full"};
  Phrase link_cut{"lost: the link is cut"};
  Phrase damaged{"damaged on the link: its checksum does not fit when it arrives"};
  Phrase copy{"a copy that the link has made"};
  Text<1> rule{{"rule"}, "a rule of the link: {rule}"};
  Text<1> goes_down{{"host"}, "{host} goes down"};
  Text<1> up_again{{"host"}, "{host} is up again"};
  Phrase cut{"the link is cut"};
  Phrase whole_again{"the link is whole again"};
  Text<1> one_in_vain{{"time"}, "1 more try in vain, until {time}"};
  Text<2> in_vain{{"count", "time"}, "{count} more tries in vain, until {time}"};
  Text<2> more_packets{{"count", "kinds"}, "{count} more packets: {kinds}"};
  Text<2> of_kind{{"count", "kind"}, "{count} of {kind}"};
  Text<2> later{{"span", "time"}, "{span} later, at {time}"};
  Phrase network{"a simulated network"};
  Text<2> rates{{"there", "back"}, "{there} there, {back} back"};
  Phrase again{"again"};
  Text<1> by_rule{{"rule"}, "rule: {rule}"};
  Text<2> with_bytes{{"label", "count"}, "{label} ({count} bytes)"};
  Text<2> bytes_from{{"count", "seq"}, "{count} bytes from {seq}"};
  Text<2> ends_here{
      {"count", "all"},
      "the diagram ends here, after {count} of {all} packets: Mermaid draws no longer text"};
};
inline constexpr ExportTexts kExport;

}  // namespace mailscope::texts
