#pragma once
// Dates as mail writes them. No clock is read: the caller passes the second.

#include <cstdint>
#include <string>

namespace mailscope::mail {

// RFC 5322 §3.3 date-time, in UTC: "Mon, 5 Jan 2026 09:00:00 +0000".
std::string format_date_time(std::int64_t unix_seconds);

// RFC 3501 §9 date-time, without its quotes, in UTC: " 5-Jan-2026 09:00:00 +0000".
std::string format_internal_date(std::int64_t unix_seconds);

}  // namespace mailscope::mail
