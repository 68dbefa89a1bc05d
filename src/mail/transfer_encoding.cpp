#include "mail/transfer_encoding.hpp"

#include <utility>

#include "base/base64.hpp"
#include "base/hex.hpp"

namespace mailscope::mail {
namespace {

constexpr std::size_t kLine = 76;

void encode_line(std::string_view line, std::string& out) {
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last = i + 1 == line.size();
    // RFC 2045 §6.7 (3): a space or tab at the end of a line would be lost on the way.
    const bool plain = c == ' ' || c == '\t' ? !last : c > 32 && c < 127 && c != '=';
    const std::string piece = plain ? std::string(1, c) : quoted_octet(c);
    if (column + piece.size() > kLine - (last ? 0 : 1)) {  // room for the soft break's "="
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  }
}

}  // namespace

std::string quoted_octet(char c) {
  return '=' + upper_hex({&c, 1});
}

std::string base64_lines(std::string_view bytes) {
  const std::string whole = to_base64(bytes);
  std::string out;
  for (std::size_t i = 0; i < whole.size(); i += kLine) {
    out += whole.substr(i, kLine);
    out += "\r\n";
  }
  return out;
}

std::string quoted_printable_encode(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = text.find("\r\n");
    encode_line(text.substr(0, end), out);
    if (end == std::string_view::npos) break;
    out += "\r\n";
    text.remove_prefix(end + 2);
  }
  return out;
}

Encoded encode(std::string_view bytes) {
  std::string quoted_printable = quoted_printable_encode(bytes);
  std::string base64 = base64_lines(bytes);
  if (quoted_printable.size() <= base64.size()) {
    return {"quoted-printable", std::move(quoted_printable)};
  }
  return {"base64", std::move(base64)};
}

std::optional<std::string> decode(std::string_view bytes, std::string_view encoding) {
  if (encoding == "quoted-printable") return quoted_printable_decode(bytes);
  if (encoding == "base64") return from_base64_leniently(bytes);
  if (encoding == "7bit" || encoding == "8bit" || encoding == "binary") return std::string(bytes);
  return std::nullopt;
}

std::string quoted_printable_decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("=\r\n")) {
      i += 2;
    } else if (rest.size() > 2 && rest[0] == '=' && hex_value(rest[1]) >= 0 &&
               hex_value(rest[2]) >= 0) {
      out += static_cast<char>(hex_value(rest[1]) * 16 + hex_value(rest[2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace mailscope::mail
