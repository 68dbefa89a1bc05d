#pragma once
// UTF-8 (RFC 3629).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mailscope {

// Octets of the well-formed character at the start of `text`; 0 when there is none.
std::size_t utf8_length(std::string_view text);

// The code point of the one well-formed character that `character` is.
std::uint32_t code_point(std::string_view character);

// Writes the character of a code point: at most U+10FFFF, and no surrogate.
void append_utf8(std::string& out, std::uint32_t code_point);

// UTF8-tail = %x80-BF: an octet of a character after its first.
constexpr bool is_utf8_tail(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

constexpr bool is_beyond_ascii(char c) {
  return (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool is_ascii(std::string_view text);
bool is_utf8(std::string_view text);

// Well-formed, and without control characters other than TAB, CR and LF.
bool is_printable_utf8(std::string_view text);

// What a peer sent, for a person: the text as it is when it is printable UTF-8, else every byte
// that is not printable ASCII as \xNN.
std::string printable_utf8(std::string_view bytes);

// The longest beginning of well-formed `text` that has at most `most` octets and cuts no character
// in two.
std::string_view utf8_prefix(std::string_view text, std::size_t most);

// The text with U+FFFD in place of each octet that belongs to no character.
std::string mended_utf8(std::string_view text);

// The same text in UTF-8; in ISO 8859-1 each octet is a code point.
std::string utf8_from_latin1(std::string_view text);

}  // namespace mailscope
