#include "mail/seven_bit.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/entity.hpp"
#include "mail/header_text.hpp"
#include "mail/mime.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

bool is_seven_bit(const Entity& entity) {
  return is_ascii(write(entity.fields)) && is_ascii(entity.body) &&
         std::all_of(entity.parts.begin(), entity.parts.end(), [](const Entity& part) {
           return is_ascii(part.before) && is_seven_bit(part);
         });
}

// RFC 1428 §3: text that does not say what its octets stand for.
void name_unknown_charset(Field& type) {
  if (type.raw.ends_with("\r\n")) type.raw.erase(type.raw.size() - 2);
  if (!trimmed(type.raw).ends_with(';')) type.raw += ';';
  type.raw += "\r\n charset=unknown-8bit\r\n";
}

// The body of the entity is now in `encoding`; its header is to say so.
void describe(Entity& entity, const ContentType& type, std::string_view encoding, bool is_message) {
  std::vector<Field>& fields = entity.fields;
  std::erase_if(fields, [](const Field& field) {
    return equals_ignoring_case(field.name, "Content-Transfer-Encoding");
  });
  const bool unnamed = type.is_text() && type.charset.empty();
  for (Field& field : fields) {
    if (unnamed && equals_ignoring_case(field.name, "Content-Type")) name_unknown_charset(field);
  }
  if (is_message && !entity.find("MIME-Version")) {
    fields.push_back(unfolded_field("MIME-Version", "1.0"));
  }
  if (unnamed && !entity.find("Content-Type")) {
    fields.push_back(unfolded_field("Content-Type", "text/plain; charset=unknown-8bit"));
  }
  fields.push_back(unfolded_field("Content-Transfer-Encoding", encoding));
  entity.empty_line = true;
}

// A soft break may bring two hyphens to the start of a line, where they would be a delimiter.
bool may_begin_delimiter(std::string_view lines) {
  return lines.starts_with("--") || lines.find("\r\n--") != std::string_view::npos;
}

// RFC 6152 §3. A body whose encoding is named, but that has octets the encoding could not have
// made, is decoded and encoded again.
bool convert_leaf(Entity& entity, const ContentType& type, bool is_message) {
  const std::optional<std::string> bytes = decode(entity.body, transfer_encoding(entity));
  if (!bytes) return false;
  Encoded made = encode(*bytes);
  if (made.encoding == "quoted-printable" && may_begin_delimiter(made.bytes)) {
    made = {"base64", base64_lines(*bytes)};
  }
  describe(entity, type, made.encoding, is_message);
  entity.body = std::move(made.bytes);
  return true;
}

// Nobody reads what stands around the parts (RFC 2046 §5.1.1), so it may lose what is not ASCII.
void drop_eight_bit(std::string& text) {
  std::replace_if(text.begin(), text.end(), is_beyond_ascii, '?');
}

bool must_stay_as_it_is(std::string_view type) {
  return type == "multipart/signed" || type == "multipart/encrypted" || type == "message/partial" ||
         type == "message/external-body";
}

// Where the tree may not hold all fields, it is the rest of them that is beyond ASCII.
bool has_utf8_header(const Entity& entity) {
  return !is_ascii(write(entity.fields)) || entity.fields.size() == kMostFields;
}

// RFC 2045 §6.4: multiparts and messages are never encoded themselves.
bool convert(Entity& entity, std::string_view default_type, bool is_message) {
  if (is_seven_bit(entity)) return true;
  const ContentType type = content_type(entity, default_type);
  if (has_utf8_header(entity) || must_stay_as_it_is(type.type)) return false;
  if (!type.is_message() && !type.is_multipart()) return convert_leaf(entity, type, is_message);
  if (is_encoded(entity) || entity.parts.empty() || entity.parts.size() == kMostParts) return false;
  for (Entity& part : entity.parts) {
    drop_eight_bit(part.before);
    if (!convert(part, type.type_of_parts(), type.is_message())) return false;
  }
  drop_eight_bit(entity.body);
  describe(entity, type, "7bit", is_message);
  return true;
}

bool needs_smtputf8(const Entity& entity) {
  return !is_seven_bit(entity) &&
         (has_utf8_header(entity) ||
          (content_type(entity).is_multipart() &&
           std::any_of(entity.parts.begin(), entity.parts.end(),
                       [](const Entity& part) { return needs_smtputf8(part); })));
}

}  // namespace

bool needs_smtputf8(std::string_view content) {
  return !is_ascii(content) && needs_smtputf8(parse_entity(content));
}

bool make_seven_bit(Entity& message) {
  return convert(message, "", true);
}

std::optional<std::string> to_seven_bit(std::string_view content) {
  if (is_ascii(content)) return std::string(content);
  Entity message = parse_entity(content);
  if (!make_seven_bit(message)) return std::nullopt;
  return write(message);
}

}  // namespace mailscope::mail
