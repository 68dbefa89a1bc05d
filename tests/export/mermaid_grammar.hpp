#pragma once
// The part of Mermaid's grammar that ladders use, strictly: a text that passes here was seen to
// be drawn by Mermaid itself, with every text on it as it was meant.

#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "base/text.hpp"

namespace mailscope::exports {

// What is wrong with the first line that is not as it should be; empty: nothing.
inline std::string mermaid_fault(std::string_view diagram) {
  constexpr std::size_t kMostCharacters = 50'000;  // Mermaid's maxTextSize
  const std::string text = "((?!wrap|nowrap)(?:[^#;%$<>&\\\\\"`]|#[0-9]+;)+)";
  const std::regex title("  title " + text);
  const std::regex who("  (?:actor|participant) (h[0-9]+) as " + text);
  const std::regex over("  Note over (h[0-9]+)(?:,(h[0-9]+))?: " + text);
  const std::regex arrow("  (h[0-9]+)(?:->>|-->>|-x|--x)(h[0-9]+): " + text);
  const std::regex number("  autonumber [0-9]+");
  if (diagram.size() > kMostCharacters) return "too long";
  std::set<std::string> known{""};
  std::size_t line_number = 0;
  for (const std::string_view view : lines_of(diagram)) {
    const std::string line(view);
    std::smatch found;
    bool good = ++line_number == 1 ? line == "sequenceDiagram" : std::regex_match(line, number);
    if (line_number == 2) good = std::regex_match(line, title);
    if (std::regex_match(line, found, who)) good = known.insert(found[1]).second;
    if (std::regex_match(line, found, over) || std::regex_match(line, found, arrow)) {
      good = known.contains(found[1]) && known.contains(found[2]) && found[1] != found[2];
    }
    if (!good) return "line " + std::to_string(line_number) + ": " + line;
  }
  return line_number < 2 ? "nothing in it" : "";
}

}  // namespace mailscope::exports
