#pragma once
// The rules of a link.

#include "texts/text.hpp"

namespace mailscope::texts {

// A rule is put together from the inside: «the first packet», «the first packet from crepes.fr»,
// «lose the first packet from crepes.fr».
struct RuleTexts {
  Phrase in_bursts{"packets in bursts"};
  Phrase any_packet{"a packet"};
  Phrase every_packet{"every packet"};
  Phrase first_packet{"the first packet"};
  Text<1> first_packets{{"count"}, "the first {count} packets"};
  Text<1> these{{"numbers"}, "the {numbers} packet"};
  Text<2> chance{{"packets", "chance"}, "{packets} with a chance of {chance}"};
  Text<2> from{{"packets", "host"}, "{packets} from {host}"};
  Text<2> carrying{{"packets", "text"}, "{packets} that carries \"{text}\""};
  Text<2> after{{"packets", "time"}, "{packets} from {time} on"};
  Text<2> until{{"packets", "time"}, "{packets} until {time}"};
  Text<3> between{{"packets", "after", "until"}, "{packets} from {after} on, until {until}"};
  Text<1> lose{{"packets"}, "lose {packets}"};
  Text<2> delay{{"packets", "span"}, "delay {packets} by {span}"};
  Text<2> reorder{{"packets", "span"},
                  "hold back {packets} by {span} and let later ones overtake it"};
  Text<1> duplicate{{"packets"}, "duplicate {packets}"};
  Text<2> duplicate_later{{"packets", "span"}, "duplicate {packets}, the copy {span} later"};
  Text<1> corrupt{{"packets"}, "corrupt {packets}"};
  Phrase cut{"cut the link"};
  Text<1> once{{"rule"}, "{rule}, once"};
  Text<2> at_most{{"rule", "times"}, "{rule}, {times} times at most"};
  Text<2> and_also{{"numbers", "number"}, "{numbers} and {number}"};
};
inline constexpr RuleTexts kRule;

// English counts with four endings; a language that does not writes the same into all.
struct OrdinalTexts {
  Text<1> first{{"number"}, "{number}st"};
  Text<1> second{{"number"}, "{number}nd"};
  Text<1> third{{"number"}, "{number}rd"};
  Text<1> further{{"number"}, "{number}th"};
};
inline constexpr OrdinalTexts kOrdinals;

}  // namespace mailscope::texts
