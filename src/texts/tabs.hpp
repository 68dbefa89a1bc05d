#pragma once
// The tabs of the inspector: their names, and what the list of keys and their cards say of them.

#include "texts/text.hpp"

namespace mailscope::texts {

struct TabTexts {
  Phrase dialog{"Dialog"};
  Phrase ladder{"Ladder"};
  Phrase packet{"Packet"};
  Phrase tcp{"TCP"};
  Phrase message{"Message"};
  Phrase why{"Why?"};
  Phrase dialog_key{"at the right: the dialog"};
  Phrase ladder_key{"at the right: the ladder"};
  Phrase packet_key{"at the right: the packet"};
  Phrase tcp_key{"at the right: how TCP sends"};
  Phrase message_key{"at the right: the message"};
  Phrase why_key{"at the right: why it happened"};
  Phrase dialog_says{"What was said, line by line."};
  Phrase ladder_says{"Who sent what to whom: time goes down, each packet is an arrow."};
  Phrase packet_says{"One packet, layer by layer, field by field, byte by byte."};
  Phrase tcp_says{"How TCP sends: how much it keeps on its way, and how long it waits."};
  Phrase message_says{"The message as it stands now, and where."};
  Phrase why_says{"Why the last thing happened, back to its first cause."};
};
inline constexpr TabTexts kTabs;

}  // namespace mailscope::texts
