#include "mail/entity.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "mail/message.hpp"

namespace mailscope::mail {
namespace {

void write_body_to(std::string& out, const Entity& entity);

void write_to(std::string& out, const Entity& entity) {
  out += write(entity.fields);
  if (entity.empty_line) out += "\r\n";
  write_body_to(out, entity);
}

void write_body_to(std::string& out, const Entity& entity) {
  for (const Entity& part : entity.parts) {
    out += part.before;
    write_to(out, part);
  }
  out += entity.body;
}

// boundary = 0*69<bchars> bcharsnospace, and begins no line of any part.
std::string unused_boundary(const std::string& stem, const std::vector<Entity>& parts) {
  std::vector<std::string> written;
  for (const Entity& part : parts) written.push_back(write(part));
  const auto occurs = [&written](const std::string& boundary) {
    return std::any_of(written.begin(), written.end(), [&boundary](const std::string& part) {
      return part.find("--" + boundary) != std::string::npos;
    });
  };
  std::string boundary = stem;
  for (int i = 1; occurs(boundary); ++i) boundary = stem + "-" + std::to_string(i);
  return boundary;
}

}  // namespace

std::optional<std::string> Entity::find(std::string_view name) const {
  for (const Field& field : fields) {
    if (equals_ignoring_case(field.name, name)) return field_value(field.raw);
  }
  return std::nullopt;
}

std::string write(const Entity& entity) {
  std::string out;
  write_to(out, entity);
  return out;
}

std::string write_body(const Entity& entity) {
  std::string out;
  write_body_to(out, entity);
  return out;
}

Entity leaf(std::vector<Field> fields, std::string_view type, Encoded body) {
  fields.push_back(unfolded_field("Content-Type", type));
  if (body.encoding != "7bit") {
    fields.push_back(unfolded_field("Content-Transfer-Encoding", body.encoding));
  }
  return {.fields = std::move(fields), .body = std::move(body.bytes)};
}

// multipart-body := [preamble CRLF] dash-boundary CRLF body-part *encapsulation close-delimiter
Entity multipart(std::vector<Field> fields, std::vector<std::string> type, const std::string& stem,
                 std::vector<Entity> parts) {
  const std::string boundary = unused_boundary(stem, parts);
  type.push_back("boundary=\"" + boundary + "\"");
  fields.push_back(folded_field("Content-Type", type));
  // RFC 2046 §5.1.1: the CRLF in front of a delimiter belongs to the delimiter.
  std::string line_end;
  for (Entity& part : parts) {
    part.before = line_end + "--" + boundary + "\r\n";
    line_end = "\r\n";
  }
  return {.fields = std::move(fields),
          .parts = std::move(parts),
          .body = line_end + "--" + boundary + "--\r\n"};
}

}  // namespace mailscope::mail
