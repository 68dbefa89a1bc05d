#include <array>
#include <charconv>
#include <type_traits>
#include <variant>

#include "base/base64.hpp"
#include "base/digest.hpp"
#include "base/utf8.hpp"
#include "trace/json_lines.hpp"
#include "trace/json_string.hpp"

namespace mailscope::trace {
namespace {

// Appends the members of one record to a line.
class Writer {
 public:
  Writer(std::string& out, const Trace& trace) : out_(out), trace_(trace) {}

  template <class T>
  void operator()(std::string_view key, const T& value) {
    out_ += out_.back() == '{' ? "\"" : ",\"";
    out_ += key;
    out_ += "\":";
    put(value);
  }

 private:
  template <class Tag, class Number>
  void put(Id<Tag, Number> id) {
    if (id.is_none()) {
      out_ += "null";
    } else {
      put(id.value());
    }
  }
  void put(bool value) { out_ += value ? "true" : "false"; }
  template <class T>
  requires std::is_arithmetic_v<T>
  void put(T value) {  // for a double: the shortest form that reads back to it
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), end);
  }
  template <class T>
  requires std::is_enum_v<T>
  void put(T value) { put(name(value)); }
  void put(Instant value) { put(std::string_view(format_seconds(value))); }
  void put(Duration value) { put(std::string_view(format_seconds(value))); }
  void put(mail::Flags flags) { put(std::string_view(mail::format_flags(flags))); }
  void put(std::string_view text) { append_json_string(out_, text); }
  void put(Bytes bytes) {
    const std::string_view text = trace_.text(bytes);
    if (is_printable_utf8(text)) {
      put(text);
    } else {
      out_.append("{\"base64\":\"").append(to_base64(text)).append("\"}");
    }
  }

  std::string& out_;
  const Trace& trace_;
};

void append_line(std::string& out, const Trace& trace, RecordNumber n) {
  const Record& record = trace[n];
  out += '{';
  Writer write(out, trace);
  write("record", n);
  write("at", record.at);
  write("cause", record.cause);
  write("host", record.host);
  std::visit(
      [&write](auto what) {
        write("kind", what.kind);
        what.fields(write);
      },
      record.what);
  out += "}\n";
}

}  // namespace

std::string json_line(const Trace& trace, RecordNumber n) {
  std::string line;
  append_line(line, trace, n);
  return line;
}

void write_json_lines(const Trace& trace, const std::function<void(std::string_view)>& sink) {
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  std::string buffer;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    append_line(buffer, trace, RecordNumber(i));
    if (buffer.size() < kPiece) continue;
    sink(buffer);
    buffer.clear();
  }
  if (!buffer.empty()) sink(buffer);
}

std::string to_json_lines(const Trace& trace) {
  std::string text;
  write_json_lines(trace, [&text](std::string_view piece) { text += piece; });
  return text;
}

std::string digest(const Trace& trace) {
  Sha256 sha;
  write_json_lines(trace, [&sha](std::string_view piece) { sha.update(piece); });
  return sha.hex();
}

}  // namespace mailscope::trace
