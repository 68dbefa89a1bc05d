#include "tests/house/source.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace mailscope::house {
namespace {

bool is_alphanumeric(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// Parts a text into code, comments and literals, a character at a time. All keep every line break.
class Parting {
 public:
  explicit Parting(std::string_view text) : text_(text) {
    while (at_ < text_.size()) step();
  }

  std::string code;
  std::string comments;
  std::string literals;

 private:
  bool sees(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    if (sees("//")) return comment_to("\n");
    if (sees("/*")) return comment_past("*/");
    if (sees("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) return skip_raw();
    // A quote between digits separates thousands.
    const bool digits = at_ > 0 && is_alphanumeric(text_[at_ - 1]);
    if (text_[at_] == '"' || (text_[at_] == '\'' && !digits)) return skip_literal(text_[at_]);
    take_code();
  }
  void take_code() {
    if (text_[at_] == '\n') comments += '\n', literals += '\n';
    code += text_[at_++];
  }
  void comment_to(std::string_view end) {
    const auto found = std::min(text_.find(end, at_), text_.size());
    for (; at_ < found; ++at_) {
      if (text_[at_] == '\n') code += '\n', literals += '\n';
      comments += text_[at_];
    }
  }
  void comment_past(std::string_view end) {
    comment_to(end);
    at_ = std::min(at_ + end.size(), text_.size());
  }
  void skip_raw() {
    const auto open = std::min(text_.find('(', at_), text_.size());
    const std::string end = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto close = std::min(text_.find(end, at_), text_.size());
    for (; at_ < close; ++at_) {
      if (text_[at_] == '\n') code += '\n', comments += '\n';
      literals += text_[at_];
    }
    literals += '"';
    at_ = std::min(at_ + end.size(), text_.size());
    code += "\"\"";
  }
  void skip_literal(char quote) {
    const bool include = in_include();
    take_code();
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      if (include) code += text_[at_];
      const bool escape = text_[at_] == '\\';
      if (quote == '"' && !include) literals += escape ? '"' : text_[at_];
      at_ += escape ? 2 : 1;
    }
    literals += '"';
    at_ = std::min(at_, text_.size());
    if (sees(std::string_view(&quote, 1))) take_code();
  }
  // The name in an #include is no literal.
  bool in_include() const {
    const auto line = code.rfind('\n') + 1;  // npos + 1 is 0
    return code.find("include", line) != std::string::npos &&
           code.find('#', line) != std::string::npos;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string Source::layer() const {
  const auto begin = path.find('/') + 1;
  return path.substr(begin, path.find('/', begin) - begin);
}

std::string Source::place(std::size_t line) const {
  return path + ":" + std::to_string(line + 1) + ": ";
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::istringstream stream{std::string(text)};
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> code_lines(std::string_view text) {
  return split_lines(Parting(text).code);
}

std::vector<std::string> comment_lines(std::string_view text) {
  return split_lines(Parting(text).comments);
}

std::vector<std::string> literal_lines(std::string_view text) {
  return split_lines(Parting(text).literals);
}

std::string included(const std::string& line) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return {};
  const auto word = line.find("include", hash);
  if (word == std::string::npos) return {};
  const auto open = line.find_first_of("\"<", word);
  if (open == std::string::npos) return {};
  const auto close = line.find_first_of("\">", open + 1);
  return line.substr(open, close == std::string::npos ? close : close - open + 1);
}

Includes read_includes(const std::vector<Source>& sources) {
  Includes all;
  for (const Source& source : sources) {
    std::set<std::string>& files = all[source.path];
    for (const std::string& line : code_lines(source.text)) {
      const std::string file = included(line);
      if (file.starts_with('<')) files.insert(file);
      if (!file.starts_with('"')) continue;
      const std::string path = file.substr(1, file.size() - 2);
      files.insert(path.starts_with("tests/") ? path : "src/" + path);
    }
  }
  return all;
}

bool is_word(char c) {
  return is_alphanumeric(c) || c == '_';
}

std::size_t word_end(const std::string& line, std::size_t from) {
  while (from < line.size() && is_word(line[from])) ++from;
  return from;
}

std::size_t find_word(const std::string& line, std::string_view word, std::size_t from) {
  for (auto at = line.find(word, from); at != std::string::npos; at = line.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word(line[at - 1]);
    const bool ends = at + word.size() == line.size() || !is_word(line[at + word.size()]);
    if (begins && ends) return at;
  }
  return std::string::npos;
}

}  // namespace mailscope::house
