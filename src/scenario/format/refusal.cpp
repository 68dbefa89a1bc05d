// A reply that refuses, as an author writes it: `451 4.3.0 try again later`.
#include <algorithm>

#include "base/text.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), is_digit);
}

// RFC 3463 §2: class "." subject "." detail.
bool is_status(std::string_view text) {
  constexpr std::string_view kClasses = "245";
  if (text.size() < 2 || kClasses.find(text[0]) == kClasses.npos || text[1] != '.') return false;
  text.remove_prefix(2);
  const auto dot = text.find('.');
  return dot != text.npos && is_number(text.substr(0, dot)) && is_number(text.substr(dot + 1));
}

// RFC 5321 §4.2: the textstring, but tabs.
bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

std::optional<Refusal> parse_refusal(std::string_view text) {
  if (text.size() < 3 || !is_printable(text)) return std::nullopt;
  if (text[0] != '4' && text[0] != '5') return std::nullopt;
  if (text[1] < '0' || text[1] > '5' || !is_digit(text[2])) return std::nullopt;
  if (text.size() > 3 && text[3] != ' ') return std::nullopt;
  Refusal refusal{(text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0'), {}, {}};
  text.remove_prefix(std::min<std::size_t>(4, text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  if (is_status(word)) {
    refusal.status = word;
    text.remove_prefix(std::min(word.size() + 1, text.size()));
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
