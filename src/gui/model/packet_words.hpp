#pragma once
// What packets and protocols are called in the window.

#include <string>

#include "replay/packets.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

// What stands on a packet: "SYN", "MAIL FROM", "250", "message text".
std::string packet_label(const trace::Trace& trace, const replay::Packet& packet,
                         texts::Language language);

// "SMTP over TCP"; of a protocol that says nothing: "TCP alone".
std::string session_kind(trace::Protocol protocol, texts::Language language);

// "SMTP, push", "IMAP, pull"; empty: it moves no mail.
std::string mail_flow(trace::Protocol protocol, texts::Language language);

}  // namespace mailscope::gui
