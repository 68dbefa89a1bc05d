#pragma once
// Enhanced status codes (RFC 3463): class, subject and detail, "5.1.1".

#include <string>
#include <string_view>

namespace mailscope {

// The code that stands at the beginning of `text`, before a space or the end; empty: none does.
std::string_view leading_status_code(std::string_view text);

// The status of a reply: its enhanced code where it has one of the same class, else
// "<first digit>.0.0". Empty when `reply` is no SMTP reply that says 2, 4 or 5.
std::string status_of_reply(std::string_view reply);

}  // namespace mailscope
