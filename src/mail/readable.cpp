#include "mail/readable.hpp"

#include <optional>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "mail/encoded_word.hpp"
#include "mail/message.hpp"
#include "mail/mime.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;

std::string decoded_text(const MessageView& part, const ContentType& type) {
  const std::string encoding = transfer_encoding(part);
  if (encoding == "base64") return to_utf8(from_base64_leniently(part.body), type.charset);
  if (encoding == "quoted-printable") {
    return to_utf8(quoted_printable_decode(part.body), type.charset);
  }
  return to_utf8(part.body, type.charset);
}

std::optional<std::string> first_text(const MessageView& message, int depth) {
  const ContentType type = content_type(message);
  if (type.is_multipart()) {
    if (depth == kDeepestPart) return std::nullopt;
    for (const std::string_view part : parts_of(message.body, type.boundary)) {
      if (auto text = first_text(split(part), depth + 1)) return text;
    }
    return std::nullopt;
  }
  if (!type.is_text()) return std::nullopt;
  return decoded_text(message, type);
}

std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!text.substr(i).starts_with("\r\n"))
      out += text[i];
    else
      out += '\n', ++i;
  }
  return out;
}

}  // namespace

Readable readable(std::string_view content) {
  const MessageView message = split(content.substr(0, kMostBytes));
  const auto field = [&](std::string_view name) {
    const auto value = message.find(name);
    return value ? to_utf8(decode_words(*value), "utf-8") : std::string();
  };
  std::optional<std::string> text = first_text(message, 0);
  if (!text) text = to_utf8(message.body, "utf-8");
  return {field("From"), field("To"), field("Subject"), field("Date"), with_plain_line_ends(*text)};
}

}  // namespace mailscope::mail
