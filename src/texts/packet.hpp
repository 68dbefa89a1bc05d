#pragma once
// A packet and what became of it.

#include "texts/text.hpp"

namespace mailscope::texts {

struct PacketTexts {
  Phrase content{"message text"};
  Phrase data{"data"};
  Phrase malformed{"DNS, malformed"};
  Phrase no_question{"no question"};
  Phrase no_answer{"no answer"};
  Text<1> no_records{{"type"}, "no {type}"};
  Text<1> again{{"packet"}, "{packet} again"};
  Text<1> copy{{"packet"}, "{packet}, a copy"};
  Phrase none{"No packet has been sent yet."};
  Text<1> title{{"number"}, "Packet {number}"};
  Text<1> sent_at{{"time"}, "Sent at {time}."};
  Phrase under_way{"It is on its way."};
  Text<1> arrived{{"span"}, "Arrived after {span}."};
  Phrase was_lost{"Lost on the way."};
  Text<1> nobody{{"host"}, "{host} is down: nobody took it."};
  Phrase no_room{"Dropped: the queue before the link was full."};
  Phrase link_cut{"Lost: the link was cut."};
  Phrase damaged{"Arrived damaged: the checksum did not fit, so it was thrown away."};
  Text<1> rule{{"rule"}, "A rule of the link: {rule}."};
  Text<1> again_of{{"number"}, "It sends packet {number} again."};
  Text<1> again_as{{"number"}, "Sent again as packet {number}."};
  Text<1> copy_of{{"number"}, "A copy that the link made of packet {number}."};
  Phrase carries{"WHAT IT CARRIES"};
  Phrase nothing{"No data: it speaks for TCP alone."};
  Text<1> tcp{{"count"}, "TCP HEADER, {count} BYTES"};
  Text<1> udp{{"count"}, "UDP HEADER, {count} BYTES"};
  Text<1> ip{{"count"}, "IP HEADER, {count} BYTES"};
  Text<1> bytes{{"count"}, "ALL {count} BYTES"};
  Text<2> seq{{"byte", "host"}, "Its data begin at byte {byte} of what {host} says."};
  Text<1> seq_syn{{"host"}, "Where {host} begins to count."};
  Text<2> seq_none{{"host", "byte"}, "The next byte that {host} will say is byte {byte}."};
  Text<2> ack{{"byte", "host"}, "Everything before byte {byte} of what {host} says has come."};
  Phrase ack_none{"Does not count: ACK is 0."};
};
inline constexpr PacketTexts kPacket;

}  // namespace mailscope::texts
