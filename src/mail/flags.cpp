#include "mail/flags.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace mailscope::mail {

std::string_view name(Flag flag) {
  static constexpr std::array<std::string_view, kSystemFlags.size()> kNames{
      "\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft"};
  return kNames[static_cast<std::size_t>(flag)];
}

std::optional<Flag> parse_flag(std::string_view text) {
  const auto found = std::find_if(kSystemFlags.begin(), kSystemFlags.end(), [text](Flag flag) {
    return equals_ignoring_case(name(flag), text);
  });
  return found == kSystemFlags.end() ? std::nullopt : std::optional(*found);
}

std::string format_flags(Flags flags) {
  std::string text;
  for (const Flag flag : kSystemFlags) {
    if (!flags.has(flag)) continue;
    if (!text.empty()) text += ' ';
    text += name(flag);
  }
  return text;
}

std::optional<Flags> parse_flags(std::string_view text) {
  Flags flags;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::optional<Flag> flag = parse_flag(text.substr(0, end));
    if (!flag) return std::nullopt;
    flags = flags | Flags{*flag};
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return flags;
}

}  // namespace mailscope::mail
