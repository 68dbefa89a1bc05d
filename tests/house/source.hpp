#pragma once
// A source file as the rules of the house see it. The rules are functions from text to faults, so
// that each can be shown a text that breaks it.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::house {

// What is wrong, a line each; a good file has none.
using Faults = std::vector<std::string>;

// A file: its path from the root of the repository ("src/smtp/command.cpp") and what it says.
struct Source {
  std::string path;
  std::string text;

  // The folder under src/ or tests/.
  std::string layer() const;
  bool is_header() const { return path.ends_with(".hpp"); }
  // "src/smtp/command.cpp:12: ", to begin a fault with; lines count from 0 here.
  std::string place(std::size_t line) const;
};

std::vector<std::string> split_lines(std::string_view text);
std::vector<std::string> split_words(std::string_view text);

// The lines of code, without comments and with the contents of literals taken out.
std::vector<std::string> code_lines(std::string_view text);
// The lines of comments, without the code; as many, so that numbers agree.
std::vector<std::string> comment_lines(std::string_view text);
// The lines' string literals, without the code; a quote stands behind each, and for each escape.
std::vector<std::string> literal_lines(std::string_view text);

// The file that an #include line names, with its delimiters: `"base/time.hpp"` or `<imgui.h>`;
// empty for any other line.
std::string included(const std::string& line);

// What each file includes, by its path: standard headers and those of libraries with their angle
// brackets, ours by their paths from the root.
using Includes = std::map<std::string, std::set<std::string>>;
Includes read_includes(const std::vector<Source>& sources);

bool is_word(char c);
// The end of the word that begins at `from`.
std::size_t word_end(const std::string& line, std::size_t from);
// Where `word` stands in `line` as a whole word, from `from` on; npos if nowhere.
std::size_t find_word(const std::string& line, std::string_view word, std::size_t from = 0);

}  // namespace mailscope::house
