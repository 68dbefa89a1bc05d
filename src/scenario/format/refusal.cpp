// A reply that refuses, as an author writes it: `451 4.3.0 try again later`.
#include <algorithm>

#include "base/status_code.hpp"
#include "base/text.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario {
std::optional<Refusal> parse_refusal(std::string_view text) {
  // RFC 5321 §4.2: the textstring, but tabs.
  if (text.size() < 3 || !is_printable_ascii(text)) return std::nullopt;
  if (text[0] != '4' && text[0] != '5') return std::nullopt;
  if (text[1] < '0' || text[1] > '5' || !is_digit(text[2])) return std::nullopt;
  if (text.size() > 3 && text[3] != ' ') return std::nullopt;
  Refusal refusal{(text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0'), {}, {}};
  text.remove_prefix(std::min<std::size_t>(4, text.size()));
  refusal.status = leading_status_code(text);
  if (!refusal.status.empty()) {
    text.remove_prefix(std::min(refusal.status.size() + 1, text.size()));
  }
  refusal.text = text;
  return refusal;
}

namespace formats {

const TextFormat refusal{"a reply of 4yz or 5yz", "such as 451 4.3.0 try again later",
                         "^[45][0-5][0-9]( [ -~]*)?$",
                         [](std::string_view text) { return parse_refusal(text).has_value(); }};

}  // namespace formats

}  // namespace mailscope::scenario
