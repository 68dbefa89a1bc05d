#include "scenario/format/texts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <initializer_list>
#include <span>

#include <fmt/format.h>

#include "base/names.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

namespace mailscope::scenario {
namespace {

// RFC 1123 §2.1: letters, digits and inner hyphens, 63 at most. At least two such labels.
#define PATTERN_LABEL "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
#define PATTERN_DOMAIN PATTERN_LABEL "(\\." PATTERN_LABEL ")+"
bool is_dotted_domain(std::string_view text) {
  return text.find('.') != std::string_view::npos && is_domain(text);
}

// RFC 5321 §4.1.2: Mailbox, with a Dot-string before the @ (a Quoted-string is refused, as
// the RFC itself advises against it).
#define PATTERN_ATEXT "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
#define PATTERN_LOCAL_PART PATTERN_ATEXT "+(\\." PATTERN_ATEXT "+)*"
#define PATTERN_LOCAL_AT "(?=.{1,64}@)" PATTERN_LOCAL_PART "@"
bool is_local_part(std::string_view text) {
  return text.size() <= kLongestLocalPart && is_dot_string(text);
}

bool is_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && is_local_part(text.substr(0, at)) &&
         is_dotted_domain(text.substr(at + 1));
}

// RFC 5321 §4.1.3: the shape of an IPv4-address-literal. What is no address is no server's either,
// which is what its author is told.
#define PATTERN_LITERAL "\\[[0-9]{1,3}(\\.[0-9]{1,3}){3}\\]"
bool is_literal(std::string_view text) {
  if (!text.starts_with('[') || !text.ends_with(']')) return false;
  text = text.substr(1, text.size() - 2);
  return std::count(text.begin(), text.end(), '.') == 3 &&
         all_pieces(text, '.', [](std::string_view number) {
           const std::size_t digits = take_digits(number).size();
           return number.empty() && digits >= 1 && digits <= 3;
         });
}

bool is_recipient(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos) return is_sub_domain(text);
  return is_address(text) || (is_local_part(text.substr(0, at)) && is_literal(text.substr(at + 1)));
}

// Printable ASCII (RFC 5321 §4.2: textstring, but tabs), braces only around these names.
bool is_reply(std::string_view text, std::initializer_list<std::string_view> names) {
  if (text.empty() || !is_printable_ascii(text)) return false;
  while (true) {
    const auto brace = text.find_first_of("{}");
    if (brace == std::string_view::npos) return true;
    text.remove_prefix(brace);
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](std::string_view name) { return text.starts_with(name); });
    if (found == names.end()) return false;
    text.remove_prefix(found->size());
  }
}

struct Unit {
  std::string_view name;
  std::uint64_t factor;
};
constexpr std::array<Unit, 5> kRateUnits{{{"Tbit/s", 1'000'000'000'000},
                                          {"Gbit/s", 1'000'000'000},
                                          {"Mbit/s", 1'000'000},
                                          {"kbit/s", 1'000},
                                          {"bit/s", 1}}};

std::uint64_t number(std::string_view digits) {
  return *parse_number<std::uint64_t>(digits);
}

constexpr std::array<Unit, 8> kSizeUnits{{{"GiB", std::uint64_t{1} << 30},
                                          {"GB", 1'000'000'000},
                                          {"MiB", std::uint64_t{1} << 20},
                                          {"MB", 1'000'000},
                                          {"KiB", 1'024},
                                          {"kB", 1'000},
                                          {"KB", 1'000},
                                          {"B", 1}}};

constexpr std::uint64_t kHighestRate = 1'000'000'000'000'000;
constexpr std::uint64_t kLargestSize = 1'000'000'000'000'000;

// A number, perhaps with a fraction, and a unit; what is more than `most` is cut off behind it.
bool read_quantity(std::string_view text, std::span<const Unit> units, std::uint64_t most,
                   std::uint64_t& value) {
  const std::string_view whole = take_digits(text);
  if (whole.empty() || whole.size() > 15) return false;
  std::string_view fraction;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = take_digits(text);
    if (fraction.empty() || fraction.size() > 9) return false;
  }
  const auto unit =
      std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.name == text; });
  if (unit == units.end()) return false;
  if (number(whole) > most / unit->factor) {
    value = most + 1;
    return true;
  }
  std::uint64_t part = 0;  // of a unit, from the last place on, so that nothing is lost
  for (auto c = fraction.rbegin(); c != fraction.rend(); ++c) {
    part = (part + static_cast<std::uint64_t>(*c - '0') * unit->factor) / 10;
  }
  value = number(whole) * unit->factor + part;
  return true;
}

bool read_rate(std::string_view text, std::uint64_t& bits) {
  return read_quantity(text, kRateUnits, kHighestRate, bits);
}

bool read_size(std::string_view text, std::uint64_t& bytes) {
  return read_quantity(text, kSizeUnits, kLargestSize, bytes);
}

std::string in_largest_unit(std::uint64_t value, std::span<const Unit> units) {
  for (const Unit& unit : units) {
    if (value > 0 && value % unit.factor == 0)
      return fmt::format("{}{}", value / unit.factor, unit.name);
  }
  return fmt::format("{}{}", value, units.back().name);
}

// "2026-03-02T09:00:00Z" has a digit wherever this has one, and its other characters.
constexpr std::string_view kStartForm = "0000-00-00T00:00:00Z";

struct StartParts {
  int year;
  unsigned month, day, hour, minute, second;
};

bool read_start(std::string_view text, StartParts& parts) {
  if (text.size() != kStartForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kStartForm[i] == '0' ? !is_digit(text[i]) : text[i] != kStartForm[i]) return false;
  }
  const auto at = [&](std::size_t i, std::size_t n) {
    return static_cast<unsigned>(number(text.substr(i, n)));
  };
  parts = {static_cast<int>(at(0, 4)), at(5, 2), at(8, 2), at(11, 2), at(14, 2), at(17, 2)};
  return parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= 31 &&
         parts.hour <= 23 && parts.minute <= 59 && parts.second <= 59;
}

// The grammar of base/time.hpp: from large to small, none twice, a fraction only at the end.
#define PATTERN_UNIT(name) "([0-9]{1,18}(\\.[0-9]{1,9})?" name ")?"
#define PATTERN_DURATION                                                                 \
  "(?=[0-9])(?!.*\\..*[a-z][0-9])" PATTERN_UNIT("d") PATTERN_UNIT("h") PATTERN_UNIT("m") \
      PATTERN_UNIT("s") PATTERN_UNIT("ms") PATTERN_UNIT("us") PATTERN_UNIT("ns")

bool has_duration_shape(std::string_view text) {
  if (parse_duration(text)) return true;
  // Too long a duration has the right shape all the same; the loader's range says no.
  std::string small(text);
  for (std::size_t i = 0, run = 0; i < small.size(); ++i) {
    run = is_digit(small[i]) ? run + 1 : 0;
    if (run > 18) return false;
    if (run > 0) small[i] = '0';
  }
  return parse_duration(small).has_value();
}

}  // namespace

namespace formats {

const TextFormat any{"a text", "", "", [](std::string_view) { return true; }};
const TextFormat line{"a line of text", "without line ends, tabs and other control characters",
                      "^[^\\u0000-\\u001f\\u007f]*$", [](std::string_view text) {
                        return std::none_of(text.begin(), text.end(), is_control);
                      }};
const TextFormat body_line{
    "one line of text", "without a line end (several lines are a list, [\"one\", \"two\"])",
    "^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]*$", [](std::string_view text) {
      return std::none_of(text.begin(), text.end(),
                          [](char c) { return is_control(c) && c != '\t'; });
    }};
const TextFormat domain{"a domain name", "such as crepes.fr", "^" PATTERN_DOMAIN "$",
                        is_dotted_domain};
const TextFormat user_name{"a user's name", "of letters, digits and hyphens, such as alice",
                           "^" PATTERN_LABEL "$",
                           [](std::string_view text) { return is_sub_domain(text); }};
const TextFormat party{"a user's name or a server's domain", "such as alice or crepes.fr",
                       "^" PATTERN_LABEL "(\\." PATTERN_LABEL ")*$",
                       [](std::string_view text) { return is_domain(text); }};
const TextFormat address{"a mail address", "such as alice@crepes.fr",
                         "^" PATTERN_LOCAL_AT PATTERN_DOMAIN "$", is_address};
const TextFormat local_part{"what stands before the @ of an address", "such as alice",
                            "^(?=.{1,64}$)" PATTERN_LOCAL_PART "$", is_local_part};
const TextFormat recipient{"a user's name or a mail address", "such as bob or bob@hamburger.edu",
                           "^(" PATTERN_LABEL "|" PATTERN_LOCAL_AT "(" PATTERN_DOMAIN
                           "|" PATTERN_LITERAL "))$",
                           is_recipient};
const TextFormat password{"a password", "of printable ASCII characters", "^[ -~]*$",
                          is_printable_ascii};
const TextFormat start{"an instant", "in UTC such as 2026-03-02T09:00:00Z",
                       "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):"
                       "[0-5][0-9]:[0-5][0-9]Z$",
                       [](std::string_view text) {
                         StartParts parts;
                         return read_start(text, parts);
                       }};
const TextFormat host_reply{"a reply text", "in printable ASCII, with {host} where it belongs",
                            "^([ -z|~]|\\{host\\})+$",
                            [](std::string_view text) { return is_reply(text, {"{host}"}); }};
const TextFormat client_reply{"a reply text",
                              "in printable ASCII, with {host} and {client} where they belong",
                              "^([ -z|~]|\\{(host|client)\\})+$", [](std::string_view text) {
                                return is_reply(text, {"{host}", "{client}"});
                              }};
const TextFormat address_reply{
    "a reply text", "in printable ASCII, with {host}, {client} and {address} where they belong",
    "^([ -z|~]|\\{(host|client|address)\\})+$", [](std::string_view text) {
      return is_reply(text, {"{host}", "{client}", "{address}"});
    }};
const TextFormat duration{"a duration", "such as 150ms, 20s, 30m, 1h30m or 5d",
                          "^" PATTERN_DURATION "$", has_duration_shape};
const TextFormat rate{"a rate", "such as 9600bit/s, 10Mbit/s or 1Gbit/s",
                      "^[0-9]{1,15}(\\.[0-9]{1,9})?[kMGT]?bit/s$", [](std::string_view text) {
                        std::uint64_t bits = 0;
                        return read_rate(text, bits);
                      }};
const TextFormat size{"a size", "such as 100000B, 64KiB or 25MB",
                      "^[0-9]{1,15}(\\.[0-9]{1,9})?([kKMG]|[KMG]i)?B$", [](std::string_view text) {
                        std::uint64_t bytes = 0;
                        return read_size(text, bytes);
                      }};

}  // namespace formats

Result<std::uint64_t> parse_rate(std::string_view text) {
  std::uint64_t bits = 0;
  if (!read_rate(text, bits)) {
    return fail(fmt::format("\"{}\" is not a rate; write {} {}", printable(text),
                            formats::rate.noun, formats::rate.such_as));
  }
  if (bits < 1) return fail(fmt::format("\"{}\" is too slow; the least is 1bit/s", text));
  if (bits > kHighestRate) {
    return fail(fmt::format("\"{}\" is too fast; the most is 1000Tbit/s", text));
  }
  return bits;
}

std::string format_rate(std::uint64_t bits_per_second) {
  return in_largest_unit(bits_per_second, kRateUnits);
}

Result<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t bytes = 0;
  if (!read_size(text, bytes)) {
    return fail(fmt::format("\"{}\" is not a size; write {} {}", printable(text),
                            formats::size.noun, formats::size.such_as));
  }
  if (bytes > kLargestSize) return fail(fmt::format("\"{}\" is too large", text));
  return bytes;
}

std::string format_size(std::uint64_t bytes) {
  return in_largest_unit(bytes, kSizeUnits);
}

Result<std::int64_t> parse_start(std::string_view text) {
  namespace calendar = std::chrono;
  StartParts parts;
  if (!read_start(text, parts)) {
    return fail(fmt::format("\"{}\" is not an instant; write one {}", printable(text),
                            formats::start.such_as));
  }
  const calendar::year_month_day day{calendar::year(parts.year), calendar::month(parts.month),
                                     calendar::day(parts.day)};
  if (!day.ok()) {
    return fail(fmt::format("\"{}\" is a day that the calendar does not have", text));
  }
  if (parts.year < 1970) return fail(fmt::format("\"{}\" is too early; start in 1970", text));
  const std::int64_t days = calendar::sys_days(day).time_since_epoch().count();
  return days * 86'400 + parts.hour * 3'600 + parts.minute * 60 + parts.second;
}

std::string format_start(std::int64_t unix_seconds) {
  namespace calendar = std::chrono;
  const calendar::sys_seconds instant{calendar::seconds(unix_seconds)};
  const auto day = calendar::floor<calendar::days>(instant);
  const calendar::year_month_day date(day);
  const calendar::hh_mm_ss time(instant - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace mailscope::scenario
