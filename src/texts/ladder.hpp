#pragma once
// The ladder.

#include "texts/text.hpp"

namespace mailscope::texts {

struct LadderTexts {
  Phrase by_event{"By event"};
  Phrase to_scale{"To scale"};
  Phrase connection{"Connection"};
  Phrase two_hosts{"Two hosts"};
  Phrase all_hosts{"All"};
  Phrase nothing{"No packet has been sent here yet."};
  Phrase lost{"lost"};
  Phrase nobody{"nobody there"};
  Phrase no_room{"queue full"};
  Phrase cut{"link cut"};
  Phrase damaged{"damaged"};
  Text<2> died{{"packet", "reason"}, "{reason}: {packet}"};
  Text<1> timer{{"span"}, "no ACK for {span}: sent again"};
  Phrase fast{"three ACKs alike: sent again at once"};
  Phrase probe{"window still closed: asks again"};
  Text<1> silence{{"span"}, "{span} of silence"};
  Text<2> numbers{{"seq", "ack"}, "seq {seq}  ack {ack}"};
  Text<1> seq{{"seq"}, "seq {seq}"};
  Text<2> bytes{{"seq", "bytes"}, "seq {seq}, {bytes} B"};
  Text<3> bytes_ack{{"seq", "bytes", "ack"}, "seq {seq}, {bytes} B  ack {ack}"};
};
inline constexpr LadderTexts kLadder;

}  // namespace mailscope::texts
