#pragma once
// Takes the small productions of RFC 3501 §9 off the front of a frame. What does not match is left
// where it stands, and nothing is returned.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mailscope::imap {

bool is_atom_char(char c);
bool is_astring_char(char c);

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char c);
  bool take_text(std::string_view text);  // in any case of letters
  template <class Predicate>
  std::string_view take_while(Predicate belongs) {
    std::size_t n = 0;
    while (n < rest_.size() && belongs(rest_[n])) ++n;
    return advance(n);
  }
  std::string_view take_through(char end);  // up to and with `end`; empty when there is none

  std::optional<std::string_view> atom();
  std::optional<std::string_view> tag();
  std::optional<std::string> string();
  std::optional<std::string> astring();
  std::optional<std::string> list_mailbox();
  std::optional<std::uint32_t> number();
  std::optional<std::uint32_t> nz_number();

 private:
  std::string_view advance(std::size_t n);
  std::optional<std::string> quoted();
  std::optional<std::string> literal();

  std::string_view rest_;
};

}  // namespace mailscope::imap
