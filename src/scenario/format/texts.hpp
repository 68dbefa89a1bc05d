#pragma once
// The kinds of text that stand in a scenario: each as a pattern for the JSON Schema and as a
// function for the loader. tests/scenario holds the two against each other.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace mailscope::scenario {

struct TextFormat {
  std::string_view noun;     // "a mail address"
  std::string_view such_as;  // "such as alice@crepes.fr"
  std::string_view pattern;  // ECMA 262, anchored at both ends; empty: any text
  bool (*accepts)(std::string_view);
};

namespace formats {
extern const TextFormat any;
extern const TextFormat line;       // Unicode, no control characters
extern const TextFormat body_line;  // ... but tabs
extern const TextFormat domain;     // two labels or more: never the same as a user's name
extern const TextFormat user_name;  // one label
extern const TextFormat party;      // a user's name or a server's domain
extern const TextFormat address;
extern const TextFormat recipient;   // a user's name, or an address, perhaps with a literal
extern const TextFormat local_part;  // what stands before the @
extern const TextFormat password;
extern const TextFormat start;          // an instant of the calendar
extern const TextFormat host_reply;     // a server's reply text, with {host} in it
extern const TextFormat client_reply;   // ... {host} and {client}
extern const TextFormat address_reply;  // ... {host}, {client} and {address}
extern const TextFormat refusal;        // a whole reply, 4yz or 5yz
extern const TextFormat duration;
extern const TextFormat rate;
extern const TextFormat size;
}  // namespace formats

// Reads `9600bit/s`, `10Mbit/s`, `1.5Gbit/s`; prefixes k M G T are powers of 1000. The result
// is in bits per second, at least 1, at most 10^15.
Result<std::uint64_t> parse_rate(std::string_view text);
// The shortest form that parse_rate reads back: `10Mbit/s`, `9600bit/s`.
std::string format_rate(std::uint64_t bits_per_second);

// Reads `100000B`, `64KiB`, `1.5MB`; k M G are powers of 1000, Ki Mi Gi of 1024. In bytes, at most
// 10^15.
Result<std::uint64_t> parse_size(std::string_view text);
std::string format_size(std::uint64_t bytes);  // the shortest form that parse_size reads back

// Reads `451 4.3.0 try later`: views into `text`.
struct Refusal {
  int code;
  std::string_view status;  // RFC 3463; empty: none
  std::string_view text;    // perhaps empty
};
std::optional<Refusal> parse_refusal(std::string_view text);

// Reads `2026-03-02T09:00:00Z` (RFC 3339 §5.6, UTC, whole seconds, from 1970 on) as Unix
// seconds.
Result<std::int64_t> parse_start(std::string_view text);
std::string format_start(std::int64_t unix_seconds);

}  // namespace mailscope::scenario
