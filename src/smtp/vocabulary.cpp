#include "smtp/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mailscope::smtp {
namespace {

constexpr std::array<std::string_view, 12> kVerbs{"HELO", "EHLO", "MAIL", "RCPT", "DATA", "RSET",
                                                  "NOOP", "VRFY", "EXPN", "HELP", "QUIT", "AUTH"};

}  // namespace

std::optional<Verb> parse_verb(std::string_view line) {
  const std::string_view word = line.substr(0, line.find(' '));
  const auto verb = std::find_if(kVerbs.begin(), kVerbs.end(), [word](std::string_view known) {
    return equals_ignoring_case(known, word);
  });
  if (verb == kVerbs.end()) return std::nullopt;
  return static_cast<Verb>(verb - kVerbs.begin());
}

Phase phase_of(Verb verb) {
  if (verb == Verb::data) return Phase::transfer;
  return verb == Verb::quit ? Phase::closing : Phase::handshake;
}

std::string_view name(Verb verb) {
  return kVerbs[static_cast<std::size_t>(verb)];
}

std::string_view name(Phase phase) {
  static constexpr std::array<std::string_view, 3> kNames{"handshake", "transfer", "closing"};
  return kNames[static_cast<std::size_t>(phase)];
}

}  // namespace mailscope::smtp
