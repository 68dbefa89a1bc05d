#include "mail/encoded_word.hpp"

#include <algorithm>
#include <optional>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/header_text.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

constexpr std::string_view kOpening = "=?utf-8?";
constexpr std::size_t kLongestWord = 75;                                  // RFC 2047 §2
constexpr std::size_t kLongestText = kLongestWord - kOpening.size() - 4;  // "B?" and "?="

// RFC 2047 §5 (3): the characters that may stand for themselves even in a phrase.
bool is_safe(char c) {
  return is_alnum(c) || std::string_view("!*+-/").find(c) != std::string_view::npos;
}

std::string q_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == ' ' ? std::string("_") : is_safe(c) ? std::string(1, c) : quoted_octet(c);
  }
  return out;
}

// encoded-text "?" encoding, cut so that each word holds whole characters (RFC 2047 §5).
template <class Encode>
std::vector<std::string> cut(std::string_view text, char encoding, Encode encode) {
  std::vector<std::string> words;
  std::string piece;
  const auto close = [&] {
    words.push_back(std::string(kOpening) + encoding + '?' + encode(piece) + "?=");
    piece.clear();
  };
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(utf8_length(text), 1);
    const std::string longer = piece + std::string(text.substr(0, length));
    if (!piece.empty() && encode(longer).size() > kLongestText) close();
    piece += text.substr(0, length);
    text.remove_prefix(length);
  }
  close();
  return words;
}

std::size_t total(const std::vector<std::string>& words) {
  std::size_t size = 0;
  for (const std::string& word : words) size += word.size() + 1;
  return size;
}

std::string q_decode(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return quoted_printable_decode(spaced);
}

struct Decoded {
  std::string text;
  std::size_t length;  // of the encoded word
};

// encoded-word = "=?" charset "?" encoding "?" encoded-text "?="
std::optional<Decoded> decode_one(std::string_view text) {
  constexpr std::size_t kForgiven = 1024;  // RFC 2047 allows 75; some send more
  text = text.substr(0, kForgiven);
  if (!text.starts_with("=?")) return std::nullopt;
  const auto charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos) return std::nullopt;
  const auto encoding_end = text.find('?', charset_end + 1);
  if (encoding_end != charset_end + 2) return std::nullopt;
  const auto end = text.find("?=", encoding_end + 1);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view charset = text.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231 §5: a language may follow
  const std::string_view encoded = text.substr(encoding_end + 1, end - encoding_end - 1);
  const char encoding = upper(text[charset_end + 1]);
  if (!is_known_charset(charset) || (encoding != 'B' && encoding != 'Q')) return std::nullopt;
  if (encoded.find_first_of(" \t\r\n?") != std::string_view::npos) return std::nullopt;
  const std::string bytes = encoding == 'B' ? from_base64_leniently(encoded) : q_decode(encoded);
  return Decoded{to_utf8(bytes, charset), end + 2};
}

bool is_utf8_name(std::string_view charset) {
  return equals_ignoring_case(charset, "utf-8") || equals_ignoring_case(charset, "us-ascii");
}

}  // namespace

std::vector<std::string> encode_words(std::string_view text) {
  const std::vector<std::string> plain = words_of(text);
  const bool fits = std::all_of(plain.begin(), plain.end(),
                                [](const std::string& word) { return word.size() < 900; });
  // Text that looks like an encoded word would be read as one.
  const bool innocent = text.find("=?") == std::string_view::npos;
  // Spaces that matter to nobody but would be lost by folding are not worth an encoding.
  if (is_printable_ascii(text) && fits && innocent) return plain;
  auto q = cut(text, 'Q', q_text);
  auto b = cut(text, 'B', to_base64);
  return total(q) <= total(b) ? q : b;
}

std::string decode_words(std::string_view text) {
  std::string out;
  bool after_word = false;
  while (!text.empty()) {
    // RFC 2047 §6.2: spaces between two encoded words are not shown.
    const auto spaces = std::min(text.find_first_not_of(" \t"), text.size());
    const auto word = decode_one(text.substr(spaces));
    if (word) {
      if (!after_word) out += text.substr(0, spaces);
      out += word->text;
      text.remove_prefix(spaces + word->length);
    } else {
      const std::size_t step = std::min(std::max<std::size_t>(spaces, 1), text.size());
      out += text.substr(0, step);
      text.remove_prefix(step);
    }
    after_word = word.has_value();
  }
  return out;
}

bool is_known_charset(std::string_view charset) {
  return is_utf8_name(charset) || equals_ignoring_case(charset, "iso-8859-1");
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  if (equals_ignoring_case(charset, "iso-8859-1")) return utf8_from_latin1(bytes);
  return mended_utf8(bytes);
}

}  // namespace mailscope::mail
