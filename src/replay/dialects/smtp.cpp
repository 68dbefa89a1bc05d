#include <algorithm>

#include "base/text.hpp"
#include "replay/dialects/dialect.hpp"

namespace mailscope::replay {
namespace {

// MAIL and RCPT are told apart from others by their second word, as the chapter writes them.
std::string command(std::string_view text) {
  if (starts_with_ignoring_case(text, "MAIL FROM:")) return "MAIL FROM";
  if (starts_with_ignoring_case(text, "RCPT TO:")) return "RCPT TO";
  return on_a_packet(take_word(text));
}

// RFC 5321 §4.2: a code of three digits.
std::string reply(std::string_view text) {
  return on_a_packet(text.substr(0, 3));
}

// A later message on the same connection does not lead back to the handshake.
smtp::Phase phase_after(smtp::Phase before, const trace::Said& said, std::string_view text) {
  if (said.side == Side::server) return before;
  if (said.line != trace::LineKind::command) return smtp::Phase::transfer;
  const auto verb = smtp::parse_verb(text.substr(0, text.find("\r\n")));
  return verb ? std::max(before, smtp::phase_of(*verb)) : before;
}

}  // namespace

const Dialect kSmtpDialect{.command = command, .reply = reply, .phase_after = phase_after};

}  // namespace mailscope::replay
