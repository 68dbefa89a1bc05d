#include "replay/labels.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "dns/text.hpp"

namespace mailscope::replay {
namespace {

// A peer may say a word of any length; a packet on the map has room for this much.
constexpr std::size_t kLongestWord = 16;

std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of(" \r\n"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::string shown(std::string_view word) {
  return printable(uppered(word.substr(0, kLongestWord)));
}

// MAIL and RCPT are told apart from others by their second word, as the chapter writes them.
std::string smtp_command(std::string_view text) {
  if (starts_with_ignoring_case(text, "MAIL FROM:")) return "MAIL FROM";
  if (starts_with_ignoring_case(text, "RCPT TO:")) return "RCPT TO";
  return shown(take_word(text));
}

// RFC 3501 §2.2.1: a tag, then the command.
std::string imap_command(std::string_view text) {
  take_word(text);
  const std::string_view verb = take_word(text);
  if (equals_ignoring_case(verb, "UID")) return "UID " + shown(take_word(text));
  return shown(verb);
}

// RFC 3501 §2.2.2: "* OK", "* 18 EXISTS", "a1 OK" or "+".
std::string imap_response(std::string_view text) {
  const std::string_view tag = take_word(text);
  if (tag == "+") return "+";
  const std::string_view word = take_word(text);
  const bool number = !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
  return shown(number ? take_word(text) : word);
}

}  // namespace

std::string flags_label(std::uint8_t flags) {
  namespace bits = trace::tcp_flags;
  if (flags & bits::rst) return "RST";
  if (flags & bits::syn) return flags & bits::ack ? "SYN ACK" : "SYN";
  if (flags & bits::fin) return "FIN";
  return "ACK";
}

std::string said_label(trace::Protocol protocol, trace::LineKind kind, std::string_view text) {
  const bool smtp = protocol == trace::Protocol::smtp;
  switch (kind) {
    case trace::LineKind::data:
      return "message text";
    case trace::LineKind::end_of_data:
      return ".";
    case trace::LineKind::command:
      return smtp ? smtp_command(text) : imap_command(text);
    case trace::LineKind::reply:
      break;
  }
  return smtp ? shown(text.substr(0, 3)) : imap_response(text);
}

std::string datagram_label(std::string_view payload) {
  constexpr std::size_t kLongest = 40;
  const auto message = dns::decode(payload);
  if (!message) return "DNS, malformed";
  std::string label = dns::in_words(*message);
  if (label.size() > kLongest) label.replace(kLongest, std::string::npos, "...");
  return label;
}

}  // namespace mailscope::replay
