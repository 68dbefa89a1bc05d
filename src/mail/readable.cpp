#include "mail/readable.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.hpp"
#include "mail/encoded_word.hpp"
#include "mail/message.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;
constexpr int kDeepest = 8;
constexpr std::size_t kMostParts = 100;

struct ContentType {
  std::string type = "text/plain";  // RFC 2045 §5.2: the default
  std::string charset = "us-ascii";
  std::string boundary;
};

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

// content = "Content-Type" ":" type "/" subtype *(";" attribute "=" value)
ContentType content_type(const MessageView& message) {
  ContentType result;
  const std::optional<std::string> field = message.find("Content-Type");
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

std::string decoded_text(const MessageView& part, const ContentType& type) {
  const std::string encoding = lowered(part.find("Content-Transfer-Encoding").value_or("7bit"));
  if (encoding == "base64") return to_utf8(base64_decode(part.body), type.charset);
  if (encoding == "quoted-printable") {
    return to_utf8(quoted_printable_decode(part.body), type.charset);
  }
  return to_utf8(part.body, type.charset);
}

// Where a line "--boundary" begins in `text`, from `from` on. A longer boundary that begins alike
// is another one.
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

// multipart-body := [preamble CRLF] dash-boundary CRLF body-part *encapsulation close-delimiter
std::vector<std::string_view> parts_of(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> parts;
  const std::string delimiter = "--" + boundary;
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

std::optional<std::string> first_text(const MessageView& message, int depth) {
  const ContentType type = content_type(message);
  if (type.type.starts_with("multipart/") && !type.boundary.empty()) {
    if (depth == kDeepest) return std::nullopt;
    for (const std::string_view part : parts_of(message.body, type.boundary)) {
      if (auto text = first_text(split(part), depth + 1)) return text;
    }
    return std::nullopt;
  }
  if (!type.type.starts_with("text/")) return std::nullopt;
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
