#include "scenario/format/syntax_error.hpp"

#include <algorithm>
#include <utility>

namespace mailscope::scenario {
namespace {

constexpr std::string_view kLastRead = "; last read: '";
constexpr std::string_view kWriteValue =
    "; write a text in double quotes, a number, true, false, a list or an object";
constexpr std::string_view kUnexpected = "unexpected ";

void replace(std::string& text, std::string_view old, std::string_view fresh) {
  const auto at = text.find(old);
  if (at != std::string::npos) text.replace(at, old.size(), fresh);
}

// "[json.exception.parse_error.101] parse error at line 3, column 1: syntax error while
// parsing object key - unexpected '}'; expected string literal": what stands behind " - ",
// without what was last read.
std::string reason_in(std::string_view what) {
  const auto start = what.find(" - ");
  if (start == std::string_view::npos) return "this number is too large";
  std::string reason(what.substr(start + 3));
  const auto read = reason.find(kLastRead);
  if (read == std::string::npos) return reason;
  const auto expected = reason.rfind("'; expected ");
  const std::string rest = expected == std::string::npos ? "" : reason.substr(expected + 1);
  return reason.substr(0, read) + rest;
}

// How many bytes ago the misplaced or malformed token, or its bad byte, started.
std::size_t bytes_back(std::string_view what, std::string_view reason, std::size_t token) {
  if (what.find(kLastRead) != std::string_view::npos) return 1;
  const std::string_view name = reason.substr(std::min(reason.size(), kUnexpected.size()));
  if (name.starts_with("'")) return 1;  // a bracket, a comma, a colon
  if (name.starts_with("true") || name.starts_with("null")) return 4;
  if (name.starts_with("false")) return 5;
  return token;
}

// What people are used to from other languages, and JSON does not have.
std::string_view hint(std::string_view text, std::size_t offset) {
  const auto before = text.find_last_not_of(" \t\r\n", offset == 0 ? 0 : offset - 1);
  switch (text[offset]) {
    case '/':
    case '#':
      return "; JSON has no comments";
    case '\'':
      return "; texts stand in double quotes";
    case '}':
    case ']':
      return before != std::string_view::npos && text[before] == ','
                 ? "; no comma stands before a closing bracket"
                 : "";
    default:
      return "";
  }
}

}  // namespace

SyntaxError explain(std::string_view text, std::string_view what, std::size_t read,
                    std::size_t token) {
  std::string reason = reason_in(what);
  const std::size_t back = bytes_back(what, reason, token);
  const std::size_t offset = read - std::min(read, back);
  if (offset >= text.size() || reason.starts_with("unexpected end of input")) {
    return {text.size(), true, "the file ends before the JSON does"};
  }
  const std::string_view better = hint(text, offset);
  if (!better.empty()) {
    reason.erase(std::min(reason.find("; expected "), reason.size()));
    return {offset, false, "this is not JSON: " + reason + std::string(better)};
  }
  replace(reason, "; expected '[', '{', or a literal", kWriteValue);
  replace(reason, "; expected string literal", "; write a text in double quotes");
  replace(reason, "; expected '}'", "; write a comma or }");
  replace(reason, "; expected ']'", "; write a comma or ]");
  replace(reason, "; expected end of input", "; a file holds one scenario");
  replace(reason, "unexpected string literal", "a text is out of place");
  if (reason == "invalid literal") reason += kWriteValue;
  return {offset, false, "this is not JSON: " + reason};
}

}  // namespace mailscope::scenario
