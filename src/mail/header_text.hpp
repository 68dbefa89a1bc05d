#pragma once
// Header fields and how they are written: folding, and keeping out bytes that cannot stand there.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::mail {

struct Field {
  std::string name;
  std::string raw;  // all that stands behind the colon: with its folds and the CRLF that ends it
};

std::string write(const Field& field);
std::string write(const std::vector<Field>& fields);

Field unfolded_field(std::string_view name, std::string_view value);  // on one line

// Writes one field, word by word. They are joined by spaces; a line that would grow beyond 78
// octets is folded in front of a word (RFC 5322 §2.1.1, §2.2.3). Empty words are left out.
class FoldedField {
 public:
  explicit FoldedField(std::string_view name);
  FoldedField& add(std::string_view text);       // to the word
  FoldedField& add_safe(std::string_view text);  // the same, for a peer's text: header_safe
  void end_word();
  Field take();  // once its last word has ended

 private:
  Field field_;
  std::size_t word_ = 1;    // where it begins in the raw text
  std::size_t column_ = 0;  // where the last one has ended
  bool first_ = true;
};

Field folded_field(std::string_view name, const std::vector<std::string>& words);

// `text` at its spaces. Runs of spaces are one.
std::vector<std::string> words_of(std::string_view text);

// A peer's text, for our header: line ends and tabs as spaces, and every other byte that is not
// printable ASCII as '?'.
std::string header_safe(std::string_view text);

// The same where UTF-8 may stand, as in the header of a message of SMTPUTF8 (RFC 6532 §3).
std::string header_safe_utf8(std::string_view text);

}  // namespace mailscope::mail
