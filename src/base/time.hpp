#pragma once
// Simulated time: integer nanoseconds since the start of the scenario. Integers, so that
// the same scenario gives the same bytes on every compiler and machine.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace mailscope {

class Duration {
 public:
  constexpr Duration() = default;
  constexpr explicit Duration(std::int64_t nanoseconds) : ns_(nanoseconds) {}
  constexpr std::int64_t ns() const { return ns_; }
  constexpr double seconds() const { return static_cast<double>(ns_) * 1e-9; }
  constexpr auto operator<=>(const Duration&) const = default;
  constexpr Duration operator+(Duration o) const { return Duration(ns_ + o.ns_); }
  constexpr Duration operator-(Duration o) const { return Duration(ns_ - o.ns_); }
  constexpr Duration operator*(std::int64_t n) const { return Duration(ns_ * n); }
  constexpr Duration operator/(std::int64_t n) const { return Duration(ns_ / n); }

 private:
  std::int64_t ns_ = 0;
};

constexpr Duration nanoseconds(std::int64_t n) {
  return Duration(n);
}
constexpr Duration microseconds(std::int64_t n) {
  return Duration(n * 1'000);
}
constexpr Duration milliseconds(std::int64_t n) {
  return Duration(n * 1'000'000);
}
constexpr Duration seconds(std::int64_t n) {
  return Duration(n * 1'000'000'000);
}
constexpr Duration minutes(std::int64_t n) {
  return seconds(n * 60);
}
constexpr Duration hours(std::int64_t n) {
  return minutes(n * 60);
}
constexpr Duration days(std::int64_t n) {
  return hours(n * 24);
}

class Instant {
 public:
  constexpr Instant() = default;
  constexpr explicit Instant(Duration since_start) : since_start_(since_start) {}
  static constexpr Instant never() { return Instant(Duration(INT64_MAX)); }
  constexpr Duration since_start() const { return since_start_; }
  constexpr std::int64_t ns() const { return since_start_.ns(); }
  constexpr auto operator<=>(const Instant&) const = default;
  constexpr Instant operator+(Duration d) const { return Instant(since_start_ + d); }
  constexpr Instant operator-(Duration d) const { return Instant(since_start_ - d); }
  constexpr Duration operator-(Instant o) const { return since_start_ - o.since_start_; }

 private:
  Duration since_start_;
};

// The longest duration a person may write: a hundred years.
inline constexpr Duration kLongestDuration = days(36'525);

// Reads `150ms`, `20s`, `30m`, `1h30m`, `5d`, `0s`; parts from large to small, none twice;
// units d h m s ms us ns. A decimal fraction is allowed in the last part: `1.5s`.
Result<Duration> parse_duration(std::string_view text);

// The shortest form that parse_duration reads back: `1h30m`, `20ms`, `0s`.
std::string format_duration(Duration d);

// Seconds with nine decimal places, as commands and traces write times: `1805.020000000`.
std::string format_seconds(Instant t);
std::string format_seconds(Duration d);

// `00:30:19.000`, with days in front when there are any: `2d 00:30:19.000`.
std::string format_clock(Instant t);

}  // namespace mailscope
