#include "base/time.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace mailscope {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t ns;
};
constexpr std::array<Unit, 7> kUnits{{{"d", 86'400'000'000'000},
                                      {"h", 3'600'000'000'000},
                                      {"m", 60'000'000'000},
                                      {"s", 1'000'000'000},
                                      {"ms", 1'000'000},
                                      {"us", 1'000},
                                      {"ns", 1}}};
constexpr std::string_view kExpected = "a duration such as 150ms, 20s, 30m, 1h30m or 5d";

tl::unexpected<Error> bad(std::string_view text) {
  return fail(fmt::format("\"{}\" is not a duration; write {}", printable(text), kExpected));
}

// At most 18 digits, so that the value fits.
std::int64_t number(std::string_view digits) {
  return *parse_number<std::int64_t>(digits);
}

std::size_t unit_at(std::string_view text) {
  std::size_t found = kUnits.size();
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    const std::string_view name = kUnits[i].name;
    if (!text.starts_with(name)) continue;
    if (found == kUnits.size() || name.size() > kUnits[found].name.size()) found = i;
  }
  return found;
}

// `digits` behind a decimal point, as nanoseconds of the unit; what is finer is dropped.
std::int64_t fraction_of(std::string_view digits, std::int64_t unit) {
  std::int64_t value = 0;
  for (const char c : digits) {
    if (unit % 10 != 0 && unit < 10) break;
    value += (c - '0') * (unit / 10);
    unit /= 10;
  }
  return value;
}

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  const std::string_view whole = text;
  if (text.empty()) return bad(whole);
  std::int64_t total = 0;
  std::size_t least = 0;  // units must go from large to small
  while (!text.empty()) {
    const std::string_view digits = take_digits(text);
    if (digits.empty() || digits.size() > 18) return bad(whole);
    std::string_view fraction;
    if (text.starts_with('.')) {
      text.remove_prefix(1);
      fraction = take_digits(text);
      if (fraction.empty() || fraction.size() > 9) return bad(whole);
    }
    const std::size_t unit = unit_at(text);
    if (unit < least || unit == kUnits.size()) return bad(whole);
    text.remove_prefix(kUnits[unit].name.size());
    if (!fraction.empty() && !text.empty()) return bad(whole);
    if (number(digits) > kLongestDuration.ns() / kUnits[unit].ns) {
      return fail(
          fmt::format("\"{}\" is too long; the longest is 36525d (a hundred years)", whole));
    }
    total += number(digits) * kUnits[unit].ns + fraction_of(fraction, kUnits[unit].ns);
    least = unit + 1;
  }
  if (total > kLongestDuration.ns()) {
    return fail(fmt::format("\"{}\" is too long; the longest is 36525d (a hundred years)", whole));
  }
  return Duration(total);
}

std::string format_duration(Duration d) {
  std::int64_t left = d.ns();
  if (left == 0) return "0s";
  std::string text = left < 0 ? "-" : "";
  if (left < 0) left = -left;
  for (const Unit& unit : kUnits) {
    if (left < unit.ns) continue;
    text += fmt::format("{}{}", left / unit.ns, unit.name);
    left %= unit.ns;
  }
  return text;
}

std::string format_seconds(Duration d) {
  const std::int64_t ns = d.ns();
  const std::int64_t magnitude = ns < 0 ? -ns : ns;
  return fmt::format("{}{}.{:09}", ns < 0 ? "-" : "", magnitude / 1'000'000'000,
                     magnitude % 1'000'000'000);
}

std::string format_seconds(Instant t) {
  return format_seconds(t.since_start());
}

std::string format_clock(Instant t) {
  const std::int64_t ms = t.ns() / 1'000'000;
  const std::int64_t s = ms / 1000;
  const std::string clock =
      fmt::format("{:02}:{:02}:{:02}.{:03}", s / 3600 % 24, s / 60 % 60, s % 60, ms % 1000);
  return s >= 86'400 ? fmt::format("{}d {}", s / 86'400, clock) : clock;
}

}  // namespace mailscope
