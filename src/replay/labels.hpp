#pragma once
// The short words that stand on a packet.

#include <string>
#include <string_view>

#include "dns/message.hpp"
#include "replay/packets.hpp"
#include "texts/text.hpp"

namespace mailscope::replay {

// What the protocols have no word for.
struct LabelWords {
  std::string_view content;                             // some of the text of a message
  std::string_view data;                                // bytes that mean nothing
  std::string_view malformed;                           // a datagram that is no DNS message
  texts::Language language = texts::Language::english;  // of what dns_words says
};

// A segment without payload: "SYN", "SYN ACK", "ACK", "FIN", "RST". Else what of the dialog it
// carries: "MAIL FROM", "250", "." or several of them; for a datagram what it asks or answers:
// "MX hamburger.edu?", "10 mail.hamburger.edu", "NXDOMAIN".
std::string label(const trace::Trace& trace, const Packet& packet, const LabelWords& words);

// A DNS message: its question, or its answer: "10 mail.hamburger.edu".
std::string dns_words(const dns::Message& message, texts::Language language);

}  // namespace mailscope::replay
