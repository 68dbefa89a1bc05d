#include "export/mermaid_text.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace mailscope::exports {
namespace {

// A line ends at # and ;, %% begins a comment or a directive, $$ a formula, < and & HTML, and
// a backslash may escape what follows.
constexpr std::string_view kSpecial = "#;%$<>&\\\"`";

std::string code(char c) {
  return fmt::format("#{};", static_cast<int>(static_cast<unsigned char>(c)));
}

}  // namespace

std::string mermaid_text(std::string_view text) {
  const bool one_line = text.find_first_of("\r\n\t") == text.npos;
  const std::string line = one_line ? printable_utf8(text) : printable(text);
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    // A text that begins with "wrap:" or "nowrap:" says how it is to be set.
    const std::string_view left = std::string_view(line).substr(i);
    const bool setting = i == 0 && (starts_with_ignoring_case(left, "wrap") ||
                                    starts_with_ignoring_case(left, "nowrap"));
    const bool special = kSpecial.find(line[i]) != std::string_view::npos;
    out += special || setting ? code(line[i]) : std::string(1, line[i]);
  }
  return out;
}

}  // namespace mailscope::exports
