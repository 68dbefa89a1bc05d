#include "tests/house/names.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mailscope::house {
namespace {

// The qualified name whose namespace begins at `at` and ends at `colons`: "std::sort". What lies in
// an inner namespace goes by that ("std::chrono"), but for std::ranges, whose names are
// <algorithm>'s.
std::string name_at(const std::string& line, std::size_t at, std::size_t colons) {
  const std::string space = line.substr(at, colons + 2 - at);
  constexpr std::string_view kRanges = "ranges::";
  auto begin = colons + 2;
  if (line.compare(begin, kRanges.size(), kRanges) == 0) begin += kRanges.size();
  return space + line.substr(begin, word_end(line, begin) - begin);
}

// The names of std and fmt in a line of code.
std::set<std::string> names_in(const std::string& line) {
  std::set<std::string> names;
  for (const std::string_view space : {"std", "fmt"}) {
    for (auto at = find_word(line, space); at != std::string::npos;
         at = find_word(line, space, at + 1)) {
      const auto end = at + space.size();
      if (line.compare(end, 2, "::") == 0) names.insert(name_at(line, at, end));
    }
  }
  return names;
}

// What a file includes; for a .cpp also what the headers of ours among that include.
std::set<std::string> brought_along(const std::string& path, const Includes& includes) {
  std::set<std::string> brought = includes.at(path);
  if (path.ends_with(".hpp")) return brought;
  for (const std::string& file : includes.at(path)) {
    const auto ours = includes.find(file);
    if (ours != includes.end()) brought.insert(ours->second.begin(), ours->second.end());
  }
  return brought;
}

bool have_common(const std::set<std::string>& some, const std::set<std::string>& others) {
  return std::any_of(some.begin(), some.end(),
                     [&others](const std::string& one) { return others.contains(one); });
}

std::string joined(const std::set<std::string>& headers) {
  std::string text;
  for (const std::string& header : headers) text += (text.empty() ? "" : " or ") + header;
  return text;
}

}  // namespace

Headers read_headers(std::string_view text) {
  Headers headers;
  for (const std::string& line : split_lines(text)) {
    const auto colon = line.find(": ");
    if (line.starts_with('#') || colon == std::string::npos) continue;
    const std::string header = "<" + line.substr(0, colon) + ">";
    for (const std::string& name : split_words(line.substr(colon + 2))) {
      headers[name.find("::") == std::string::npos ? "std::" + name : name].insert(header);
    }
  }
  return headers;
}

Faults check_names(const Source& source, const Includes& includes, const Headers& headers) {
  const std::set<std::string> brought = brought_along(source.path, includes);
  Faults faults;
  std::set<std::string> seen;
  const std::vector<std::string> lines = code_lines(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& name : names_in(lines[i])) {
      if (!seen.insert(name).second) continue;
      const auto known = headers.find(name);
      if (known == headers.end()) {
        faults.push_back(source.place(i) + name + " is not in tests/house/headers.txt");
      } else if (!have_common(known->second, brought)) {
        faults.push_back(source.place(i) + name + " without " + joined(known->second));
      }
    }
  }
  return faults;
}

Faults check_needless_includes(const Source& source, const Headers& headers) {
  std::set<std::string> listed;
  for (const auto& [name, givers] : headers) listed.insert(givers.begin(), givers.end());
  std::set<std::string> used;
  const std::vector<std::string> lines = code_lines(source.text);
  for (const std::string& line : lines) {
    for (const std::string& name : names_in(line)) {
      if (const auto known = headers.find(name); known != headers.end()) {
        used.insert(known->second.begin(), known->second.end());
      }
    }
  }
  Faults faults;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string file = included(lines[i]);
    if (!listed.contains(file) || used.contains(file)) continue;
    faults.push_back(source.place(i) + file + " gives no name that is used here");
  }
  return faults;
}

}  // namespace mailscope::house
