#include "mail/header_text.hpp"

#include <algorithm>

#include "mail/utf8.hpp"

namespace mailscope::mail {
namespace {

char safe_ascii(char c) {
  if (c == '\r' || c == '\n' || c == '\t') return ' ';
  return c < 32 || c > 126 ? '?' : c;
}

}  // namespace

std::string folded_field(std::string_view name, const std::vector<std::string>& words) {
  constexpr std::size_t kLine = 78;
  std::string out(name);
  out += ':';
  std::size_t column = out.size();
  bool first = true;  // never fold in front of the first word: the line would be all spaces
  for (const std::string& word : words) {
    if (word.empty()) continue;
    if (!first && column + 1 + word.size() > kLine) {
      out += "\r\n";
      column = 0;
    }
    out += ' ';
    out += word;
    column += 1 + word.size();
    first = false;
  }
  if (first) out += ' ';
  return out += "\r\n";
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (true) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return words;
    text.remove_prefix(begin);
    const auto end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::string header_safe(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = (c & 0x80) != 0 ? '?' : safe_ascii(c);
  return out;
}

std::string header_safe_utf8(std::string_view text) {
  if (!is_utf8(text)) return header_safe(text);
  std::string out(text);
  for (char& c : out) {
    if ((c & 0x80) == 0) c = safe_ascii(c);
  }
  return out;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 32 && c <= 126; });
}

}  // namespace mailscope::mail
