#include "base/names.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"

namespace mailscope {

// atext of RFC 5322 §3.2.3.
bool is_atext(char c) {
  return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

// Atom = 1*atext; RFC 6531 §3.3 adds UTF8-non-ascii.
bool is_atom(std::string_view text, bool utf8) {
  return !text.empty() && (!utf8 || is_utf8(text)) &&
         std::all_of(text.begin(), text.end(),
                     [utf8](char c) { return is_atext(c) || (utf8 && is_beyond_ascii(c)); });
}

// Dot-string = Atom *("." Atom)
bool is_dot_string(std::string_view text, bool utf8) {
  return all_pieces(text, '.', [utf8](std::string_view piece) { return is_atom(piece, utf8); });
}

// Domain = sub-domain *("." sub-domain)
bool is_domain(std::string_view text, bool utf8) {
  return text.size() <= kLongestDomain && all_pieces(text, '.', [utf8](std::string_view piece) {
           return is_sub_domain(piece, utf8);
         });
}

// sub-domain = Let-dig [Ldh-str] / U-label; RFC 1035 §2.3.4: at most 63 octets. A U-label is held
// to the same: the octets themselves are the label here (RFC 2181 §11), without Punycode.
bool is_sub_domain(std::string_view text, bool utf8) {
  constexpr std::size_t kLabel = 63;
  const auto is_letter = [utf8](char c) { return is_alnum(c) || (utf8 && is_beyond_ascii(c)); };
  return !text.empty() && text.size() <= kLabel && is_letter(text.front()) &&
         is_letter(text.back()) && (!utf8 || is_utf8(text)) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return is_letter(c) || c == '-'; });
}

}  // namespace mailscope
