#include "tests/house/references.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <regex>
#include <string_view>
#include <vector>

namespace mailscope::house {
namespace {

std::string folder_of(const std::string& path) {
  return path.substr(0, path.rfind('/') + 1);
}

bool is_path_character(char c) {
  return is_word(c) || std::string_view("/.-*:").find(c) != std::string_view::npos;
}

// The words of a line that could be paths; of "world.cpp:14," it is "world.cpp".
std::vector<std::string> path_words(std::string line) {
  std::replace_if(
      line.begin(), line.end(), [](char c) { return !is_path_character(c); }, ' ');
  std::vector<std::string> words = split_words(line);
  for (std::string& word : words) {
    const bool address = word.find("://") != std::string::npos;
    if (!address) word.resize(std::min(word.find(':'), word.size()));
    while (!word.empty() && !is_word(word.back())) word.pop_back();
  }
  return words;
}

bool has_extension_of_ours(const std::string& word) {
  constexpr std::array kExtensions = {".hpp", ".cpp", ".txt", ".md", ".csv", ".py", ".json"};
  return std::any_of(kExtensions.begin(), kExtensions.end(), [&word](std::string_view one) {
    return word.size() > one.size() && word.ends_with(one);
  });
}

// Whether a word can only mean a file of ours: it has an extension that ours have, or it begins
// with a folder of ours. Patterns, addresses and placeholders (`NAME.json`) do not.
bool names_file(const std::string& word, const std::set<std::string>& places) {
  const bool pattern = word.find('*') != std::string::npos;
  const bool placeholder = word.starts_with("NAME") || word.starts_with("FILE");
  const bool outside = word.starts_with('/') || word.find("://") != std::string::npos;
  if (pattern || placeholder || outside) return false;
  if (has_extension_of_ours(word)) return true;
  const auto slash = word.find('/');
  if (slash == std::string::npos) return false;
  const std::string first = word.substr(0, slash);
  return places.contains(first) || places.contains("src/" + first) ||
         places.contains("tests/" + first);
}

std::size_t line_at(const std::string& text, std::size_t at) {
  return static_cast<std::size_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

// The lines in which files may be named.
std::vector<std::string> prose_lines(const Source& source) {
  if (source.path.ends_with("pp")) return comment_lines(source.text);
  std::vector<std::string> lines = split_lines(source.text);
  bool fenced = false;
  for (std::string& line : lines) {
    const bool fence = line.starts_with("```");
    fenced = fenced != fence;
    if (fenced || fence) line.clear();
  }
  return lines;
}

}  // namespace

std::set<std::string> places(const std::set<std::string>& files) {
  std::set<std::string> all;
  for (const std::string& file : files) {
    all.insert(file);
    all.insert(file.substr(file.rfind('/') + 1));
    if (file.ends_with("pp")) all.insert(file.substr(0, file.rfind('.')));
    for (std::string folder = folder_of(file); !folder.empty(); folder = folder_of(folder)) {
      folder.pop_back();
      all.insert(folder);
    }
  }
  return all;
}

Faults check_files_named(const Source& source, const std::set<std::string>& places) {
  const auto exists = [&](const std::string& word) {
    const auto in = [&](const std::string& folder) { return places.contains(folder + word); };
    return in("") || in("src/") || in("tests/") || in(folder_of(source.path));
  };
  Faults faults;
  const std::vector<std::string> lines = prose_lines(source);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& word : path_words(lines[i])) {
      if (!names_file(word, places) || exists(word)) continue;
      faults.push_back(source.place(i) + word + " does not exist");
    }
  }
  return faults;
}

Rfcs read_rfcs(std::string_view text) {
  Rfcs rfcs;
  for (const std::string& line : split_lines(text)) {
    const auto space = line.find(' ');
    const auto colon = line.rfind(':');
    if (line.starts_with('#') || space == std::string::npos || colon == std::string::npos) continue;
    const std::vector<std::string> sections = split_words(line.substr(colon + 1));
    rfcs[line.substr(0, space)] = {line.substr(space + 1, colon - space - 1),
                                   {sections.begin(), sections.end()}};
  }
  return rfcs;
}

Faults check_rfcs_named(const Source& source, const Rfcs& rfcs) {
  // "RFC 5321 §4.2, §4.4 and §6.1", also where a comment goes on in the next line.
  static const std::regex citation(
      "^RFC[\\s/#]+(\\d+)((?:[\\s/#,;]*(?:and|or|to)?[\\s/#]*§[A-Z0-9.]+)*)");
  static const std::regex section("§([A-Z0-9]+(?:\\.[0-9]+)*)");
  constexpr std::size_t kLongest = 120;
  Faults faults;
  for (auto at = source.text.find("RFC"); at != std::string::npos;
       at = source.text.find("RFC", at + 1)) {
    const std::string near = source.text.substr(at, kLongest);
    std::smatch cited;
    if (!std::regex_search(near, cited, citation)) continue;
    const auto rfc = rfcs.find(cited[1]);
    const std::string place = source.place(line_at(source.text, at)) + "RFC " + cited[1].str();
    if (rfc == rfcs.end()) {
      faults.push_back(place + " is not in tests/house/rfcs.txt");
      continue;
    }
    const std::string list = cited[2];
    for (std::sregex_iterator one(list.begin(), list.end(), section), end; one != end; ++one) {
      const std::string number = (*one)[1];
      if (!rfc->second.sections.contains(number)) faults.push_back(place + " has no §" + number);
    }
  }
  return faults;
}

}  // namespace mailscope::house
