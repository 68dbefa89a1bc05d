#include "mail/header_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace mailscope::mail {
namespace {

char safe_ascii(char c) {
  if (c == '\r' || c == '\n' || c == '\t') return ' ';
  return is_printable(c) ? c : '?';
}

char safe(char c) {
  return is_beyond_ascii(c) ? '?' : safe_ascii(c);
}

}  // namespace

std::string write(const Field& field) {
  return field.name + ':' + field.raw;
}

std::string write(const std::vector<Field>& fields) {
  std::string out;
  for (const Field& field : fields) out.append(field.name).append(":").append(field.raw);
  return out;
}

Field unfolded_field(std::string_view name, std::string_view value) {
  return {std::string(name), ' ' + std::string(value) + "\r\n"};
}

FoldedField::FoldedField(std::string_view name)
    : field_{std::string(name), " "}, column_(name.size() + 1) {
  constexpr std::size_t kUsual = 256;
  field_.raw.reserve(kUsual);
}

FoldedField& FoldedField::add(std::string_view text) {
  field_.raw += text;
  return *this;
}

FoldedField& FoldedField::add_safe(std::string_view text) {
  std::transform(text.begin(), text.end(), std::back_inserter(field_.raw), safe);
  return *this;
}

// Never folds in front of the first word: the line would be all spaces.
void FoldedField::end_word() {
  constexpr std::size_t kLine = 78;
  constexpr std::string_view kFold = "\r\n";
  std::string& out = field_.raw;
  const std::size_t size = out.size() - word_;
  if (size == 0) return;
  column_ += 1 + size;
  if (!first_ && column_ > kLine) {
    out.insert(word_ - 1, kFold);
    column_ = 1 + size;
  }
  first_ = false;
  out += ' ';
  word_ = out.size();
}

Field FoldedField::take() {
  if (!first_) field_.raw.pop_back();
  field_.raw += "\r\n";
  return std::move(field_);
}

Field folded_field(std::string_view name, const std::vector<std::string>& words) {
  FoldedField field(name);
  for (const std::string& word : words) {
    field.add(word);
    field.end_word();
  }
  return field.take();
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
  std::transform(out.begin(), out.end(), out.begin(), safe);
  return out;
}

std::string header_safe_utf8(std::string_view text) {
  if (!is_utf8(text)) return header_safe(text);
  std::string out(text);
  for (char& c : out) {
    if (!is_beyond_ascii(c)) c = safe_ascii(c);
  }
  return out;
}

}  // namespace mailscope::mail
