#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <variant>

#include <fmt/format.h>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "trace/consistency.hpp"
#include "trace/json_lines.hpp"
#include "trace/json_string.hpp"

namespace mailscope::trace {
namespace {

// A piece of an arena can be no longer.
constexpr std::size_t kLongestBytes = (std::size_t{1} << 28) - 1;

// The enumerator whose name is `text`; beyond the last one names are empty.
template <class Enum>
std::optional<Enum> enum_named(std::string_view text) {
  for (std::uint8_t i = 0; i < 255; ++i) {
    const std::string_view candidate = name(static_cast<Enum>(i));
    if (candidate.empty()) break;
    if (candidate == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

// "1805.020000000", as format_seconds writes it.
std::optional<std::int64_t> nanoseconds_of(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || text.size() != point + 10) return std::nullopt;
  std::string digits(text);
  digits.erase(point, 1);
  return parse_number<std::int64_t>(digits);
}

// Takes the members of one record off a line, in the order in which they are written. The
// first fault is kept; after it nothing is read.
class Reader {
 public:
  Reader(std::string_view line, Trace& trace) : rest_(line), trace_(trace) {}

  template <class T>
  void operator()(std::string_view key, T& value) {
    if (failed()) return;
    const std::string start = fmt::format("{}\"{}\":", first_ ? '{' : ',', key);
    first_ = false;
    if (!rest_.starts_with(start)) return expect(fmt::format("the member \"{}\"", key));
    rest_.remove_prefix(start.size());
    if (!take(value)) expect(fmt::format("another value of \"{}\"", key));
  }
  void end() {
    if (!failed() && rest_ != "}") expect("the end of the record");
  }
  void expect(std::string_view what) {
    if (!failed()) fault_ = fmt::format("expected {}", what);
  }
  bool failed() const { return !fault_.empty(); }
  const std::string& fault() const { return fault_; }

 private:
  bool skip(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  template <class Tag, class Number>
  bool take(Id<Tag, Number>& id) {
    id = Id<Tag, Number>::none();
    if (skip("null")) return true;
    Number number = 0;
    if (!take(number)) return false;
    id = Id<Tag, Number>(number);
    return !id.is_none();
  }
  bool take(bool& value) {
    value = rest_.starts_with('t');
    return skip(value ? "true" : "false");
  }
  template <class T>
  requires std::is_arithmetic_v<T>
  bool take(T& value) {
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    if constexpr (std::is_floating_point_v<T>) return std::isfinite(value);
    return true;
  }
  template <class T>
  requires std::is_enum_v<T>
  bool take(T& value) {
    const auto text = take_json_string(rest_);
    const auto found = text ? enum_named<T>(*text) : std::nullopt;
    if (found) value = *found;
    return found.has_value();
  }
  bool take(Duration& value) {
    const auto text = take_json_string(rest_);
    const auto ns = text ? nanoseconds_of(*text) : std::nullopt;
    if (ns) value = Duration(*ns);
    return ns.has_value();
  }
  bool take(Instant& value) {
    Duration since_start;
    if (!take(since_start)) return false;
    value = Instant(since_start);
    return true;
  }
  bool take(mail::Flags& value) {
    const auto text = take_json_string(rest_);
    const auto flags = text ? mail::parse_flags(*text) : std::nullopt;
    if (flags) value = *flags;
    return flags.has_value();
  }
  bool take(std::string& value) {
    auto text = take_json_string(rest_);
    if (text) value = std::move(*text);
    return text.has_value();
  }
  bool take(Bytes& value) {
    const bool coded = skip("{\"base64\":");
    auto text = take_json_string(rest_);
    if (text && coded) text = skip("}") ? from_base64(*text) : std::nullopt;
    if (!text || text->size() > kLongestBytes) return false;
    value = trace_.store(*text);
    return true;
  }

  std::string_view rest_;
  Trace& trace_;
  bool first_ = true;
  std::string fault_;
};

// Makes the alternative of What whose kind is `kind`; false when there is none.
template <std::size_t I = 0>
bool make_kind(std::string_view kind, What& what) {
  if constexpr (I < std::variant_size_v<What>) {
    using Candidate = std::variant_alternative_t<I, What>;
    if (kind != Candidate::kind) return make_kind<I + 1>(kind, what);
    what = Candidate{};
    return true;
  }
  return false;
}

// The fault of a line; empty when its record was appended.
std::string read_line(std::string_view line, Trace& trace, Consistency& consistency) {
  Reader read(line, trace);
  RecordNumber number;
  Record record{};
  std::string kind;
  read("record", number);
  read("at", record.at);
  read("cause", record.cause);
  read("host", record.host);
  read("kind", kind);
  if (!read.failed() && number.index() != trace.size()) {
    read.expect(fmt::format("record {}", trace.size()));
  }
  if (!read.failed() && !make_kind(kind, record.what)) read.expect("a known kind of record");
  if (!read.failed()) std::visit([&read](auto& what) { what.fields(read); }, record.what);
  read.end();
  if (read.failed()) return read.fault();
  if (auto fault = consistency.fault(record)) return *fault;
  trace.append(record.at, record.cause, record.host, record.what);
  return {};
}

}  // namespace

Result<Trace> read_json_lines(std::string_view text, const ReadLimits& limits) {
  Trace trace;
  Consistency consistency;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      return fail(fmt::format("line {}: not ended by a line feed; is the file cut off?", number));
    }
    if (end > limits.line) return fail(fmt::format("line {}: too long", number));
    if (number > limits.records) return fail(fmt::format("line {}: too many records", number));
    const std::string fault = read_line(text.substr(0, end), trace, consistency);
    if (!fault.empty()) return fail(fmt::format("line {}: {}", number, fault));
    text.remove_prefix(end + 1);
  }
  return trace;
}

}  // namespace mailscope::trace
