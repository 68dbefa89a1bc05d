#include "mail/date.hpp"

#include <array>
#include <chrono>

#include <fmt/compile.h>

namespace mailscope::mail {
namespace {

constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Civil {
  std::chrono::year_month_day date;
  const char* weekday;
  const char* month;
  unsigned day;
  int year;
  std::int64_t hour, minute, second;
};

Civil civil(std::int64_t unix_seconds) {
  // Not std::chrono::floor<days>(seconds): a caller's odd number must not overflow on the way.
  std::int64_t day = unix_seconds / 86'400;
  std::int64_t second = unix_seconds % 86'400;
  if (second < 0) second += 86'400, --day;
  const std::chrono::sys_days days{std::chrono::days(day)};
  const std::chrono::year_month_day date{days};
  return {date,
          kDays[std::chrono::weekday(days).c_encoding()],
          kMonths[static_cast<unsigned>(date.month()) - 1],
          static_cast<unsigned>(date.day()),
          static_cast<int>(date.year()),
          second / 3600,
          second / 60 % 60,
          second % 60};
}

}  // namespace

// date-time = [ day-of-week "," ] date time
std::string format_date_time(std::int64_t unix_seconds) {
  const Civil c = civil(unix_seconds);
  return fmt::format(FMT_COMPILE("{}, {} {} {:04} {:02}:{:02}:{:02} +0000"), c.weekday, c.day,
                     c.month, c.year, c.hour, c.minute, c.second);
}

// date-time = DQUOTE date-day-fixed "-" date-month "-" date-year SP time SP zone DQUOTE
std::string format_internal_date(std::int64_t unix_seconds) {
  const Civil c = civil(unix_seconds);
  return fmt::format("{:2}-{}-{:04} {:02}:{:02}:{:02} +0000", c.day, c.month, c.year, c.hour,
                     c.minute, c.second);
}

}  // namespace mailscope::mail
