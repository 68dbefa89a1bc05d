#include <string>
#include <string_view>

#include "mail/entity.hpp"
#include "mail/message.hpp"
#include "mail/mime.hpp"

namespace mailscope::mail {
namespace {

Entity parse(std::string_view content, std::string_view default_type, int depth);

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

// multipart-body := [preamble CRLF] dash-boundary CRLF body-part *encapsulation close-delimiter
void parse_multipart(std::string_view body, const ContentType& type, int depth, Entity& into) {
  const std::string delimiter = "--" + type.boundary;
  std::size_t done = 0;
  auto at = find_delimiter(body, delimiter, 0);
  while (at != body.npos && into.parts.size() < kMostParts) {
    if (body.substr(at + delimiter.size()).starts_with("--")) break;
    const auto line_end = body.find("\r\n", at);
    if (line_end == body.npos) break;
    const auto begin = line_end + 2;
    const auto next = find_delimiter(body, delimiter, begin);
    std::string_view part = body.substr(begin, next == body.npos ? next : next - begin);
    // RFC 2046 §5.1.1: the CRLF in front of a delimiter belongs to the delimiter.
    if (next != body.npos && part.ends_with("\r\n")) part.remove_suffix(2);
    Entity& entity = into.parts.emplace_back(parse(part, type.type_of_parts(), depth + 1));
    entity.before = body.substr(done, begin - done);
    done = begin + part.size();
    at = next;
  }
  into.body = body.substr(done);
}

Entity parse(std::string_view content, std::string_view default_type, int depth) {
  const MessageView view = split(content);
  Entity entity;
  std::size_t header = 0;
  for (const HeaderField& field : view.fields) {
    if (entity.fields.size() == kMostFields) break;
    entity.fields.push_back({std::string(field.name), std::string(field.raw)});
    header += field.name.size() + 1 + field.raw.size();
  }
  std::string_view body = content.substr(header);
  entity.empty_line = body.starts_with("\r\n");
  if (entity.empty_line) body.remove_prefix(2);
  const ContentType type = content_type(entity, default_type);
  if (type.is_multipart() && depth < kDeepestPart) {
    parse_multipart(body, type, depth, entity);
  } else if (type.is_message() && depth < kDeepestPart && !is_encoded(entity)) {
    entity.parts.push_back(parse(body, "", depth + 1));
  } else {
    entity.body = body;
  }
  return entity;
}

}  // namespace

Entity parse_entity(std::string_view content) {
  return parse(content, "", 0);
}

}  // namespace mailscope::mail
