#include "mail/mime.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace mailscope::mail {
namespace {

// value = token / quoted-string; takes it off the front of `rest`.
std::string take_value(std::string_view& rest) {
  std::string value;
  if (rest.starts_with('"')) {
    std::size_t i = 1;
    for (; i < rest.size() && rest[i] != '"'; ++i) {
      if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
      value += rest[i];
    }
    rest.remove_prefix(std::min(i + 1, rest.size()));
  } else {
    value = trimmed(rest.substr(0, rest.find(';')));
  }
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  return value;
}

// Where a line "--boundary" begins in `text`, from `from` on. A longer boundary with the same
// beginning is a different one.
std::size_t find_delimiter(std::string_view text, std::string_view delimiter, std::size_t from) {
  const auto stands_at = [&](std::size_t at) {
    const std::string_view behind = text.substr(at + delimiter.size());
    return (at == 0 || text[at - 1] == '\n') &&
           (behind.empty() || behind.starts_with("--") || behind.starts_with("\r\n") ||
            behind.starts_with(' ') || behind.starts_with('\t'));
  };
  auto at = text.find(delimiter, from);
  while (at != text.npos && !stands_at(at)) at = text.find(delimiter, at + 1);
  return at;
}

}  // namespace

// content = "Content-Type" ":" type "/" subtype *(";" attribute "=" value)
ContentType content_type(const MessageView& entity) {
  ContentType result;
  const std::optional<std::string> field = entity.find("Content-Type");
  if (!field) return result;
  std::string_view rest = *field;
  result.type = lowered(trimmed(rest.substr(0, rest.find(';'))));
  rest.remove_prefix(std::min(rest.find(';'), rest.size()));
  while (rest.starts_with(';')) {
    rest = trimmed(rest.substr(1));
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) break;
    const std::string attribute = lowered(trimmed(rest.substr(0, equals)));
    rest = trimmed(rest.substr(equals + 1));
    std::string value = take_value(rest);
    if (attribute == "charset")
      result.charset = std::move(value);
    else if (attribute == "boundary")
      result.boundary = std::move(value);
  }
  return result;
}

std::string transfer_encoding(const MessageView& entity) {
  return lowered(entity.find("Content-Transfer-Encoding").value_or("7bit"));
}

// multipart-body := [preamble CRLF] dash-boundary CRLF body-part *encapsulation close-delimiter
std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  const std::string delimiter = "--" + std::string(boundary);
  auto at = find_delimiter(body, delimiter, 0);
  while (at != body.npos && parts.size() < kMostParts) {
    if (body.substr(at + delimiter.size()).starts_with("--")) break;
    const auto line_end = body.find("\r\n", at);
    if (line_end == body.npos) break;
    const auto begin = line_end + 2;
    const auto next = find_delimiter(body, delimiter, begin);
    std::string_view part = body.substr(begin, next == body.npos ? next : next - begin);
    // RFC 2046 §5.1.1: the CRLF in front of a delimiter belongs to the delimiter.
    if (next != body.npos && part.ends_with("\r\n")) part.remove_suffix(2);
    parts.push_back(part);
    at = next;
  }
  return parts;
}

}  // namespace mailscope::mail
