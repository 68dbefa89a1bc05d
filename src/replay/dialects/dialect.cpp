#include "replay/dialects/dialect.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mailscope::replay {
namespace {

std::string first_word(std::string_view text) {
  return on_a_packet(take_word(text));
}

constexpr Dialect kNoDialog{first_word, first_word};

}  // namespace

const Dialect& dialect(trace::Protocol protocol) {
  switch (protocol) {
    case trace::Protocol::smtp:
      return kSmtpDialect;
    case trace::Protocol::imap:
      return kImapDialect;
    case trace::Protocol::discard:
    case trace::Protocol::dns:
      break;
  }
  return kNoDialog;
}

std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of(" \r\n"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::string on_a_packet(std::string_view word) {
  constexpr std::size_t kLongest = 16;
  return printable(uppered(word.substr(0, kLongest)));
}

}  // namespace mailscope::replay
