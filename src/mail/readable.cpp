#include "mail/readable.hpp"

#include <optional>

#include "base/text.hpp"
#include "mail/encoded_word.hpp"
#include "mail/entity.hpp"
#include "mail/mime.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;

std::optional<std::string> first_text(const Entity& entity) {
  const ContentType type = content_type(entity);
  if (type.is_multipart()) {
    for (const Entity& part : entity.parts) {
      if (auto text = first_text(part)) return text;
    }
    return std::nullopt;
  }
  if (!type.is_text()) return std::nullopt;
  const std::string body = write_body(entity);
  return to_utf8(decode(body, transfer_encoding(entity)).value_or(body), type.charset);
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
  const Entity message = parse_entity(content.substr(0, kMostBytes));
  const auto field = [&](std::string_view name) {
    const auto value = message.find(name);
    return value ? to_utf8(decode_words(*value), "utf-8") : std::string();
  };
  std::optional<std::string> text = first_text(message);
  if (!text) text = to_utf8(write_body(message), "utf-8");
  return {field("From"), field("To"), field("Subject"), field("Date"), with_plain_line_ends(*text)};
}

}  // namespace mailscope::mail
