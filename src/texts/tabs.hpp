#pragma once
// The tabs of the inspector: their names, and what the list of keys says of them.

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
};
inline constexpr TabTexts kTabs;

}  // namespace mailscope::texts
