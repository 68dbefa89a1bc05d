#include "mail/seven_bit.hpp"

#include <algorithm>

#include "base/base64.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/message.hpp"
#include "mail/mime.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

enum class Place { message, part, part_of_digest };

std::optional<std::string> converted(std::string_view entity, Place place, int depth);

ContentType type_at(const MessageView& entity, Place place) {
  ContentType type = content_type(entity);
  // RFC 2046 §5.1.5: what the parts of a digest are by default.
  if (type.type.empty() && place == Place::part_of_digest) type.type = "message/rfc822";
  return type;
}

// A field with its CRLF, as written.
std::string_view whole_field(const HeaderField& field) {
  const std::size_t length =
      static_cast<std::size_t>(field.body.data() - field.name.data()) + field.body.size() + 2;
  return {field.name.data(), length};
}

// RFC 1428 §3: text that does not say what its octets stand for.
std::string with_unknown_charset(const HeaderField& field) {
  const std::string_view line = whole_field(field);
  const std::string_view semicolon = trimmed(field.body).ends_with(';') ? "" : ";";
  return std::string(line.substr(0, line.size() - 2)).append(semicolon) +
         "\r\n charset=unknown-8bit\r\n";
}

// The header of an entity whose body is now in `encoding`.
std::string header_with(const MessageView& entity, const ContentType& type,
                        std::string_view encoding, Place place) {
  std::string out;
  const bool unnamed = type.is_text() && type.charset.empty();
  for (const HeaderField& field : entity.fields) {
    if (equals_ignoring_case(field.name, "Content-Transfer-Encoding")) continue;
    const bool names_type = equals_ignoring_case(field.name, "Content-Type");
    out += names_type && unnamed ? with_unknown_charset(field) : whole_field(field);
  }
  if (place == Place::message && !entity.find("MIME-Version")) out += "MIME-Version: 1.0\r\n";
  if (unnamed && !entity.find("Content-Type")) {
    out += "Content-Type: text/plain; charset=unknown-8bit\r\n";
  }
  return out.append("Content-Transfer-Encoding: ").append(encoding) + "\r\n\r\n";
}

std::optional<std::string> decoded(std::string_view body, std::string_view encoding) {
  if (encoding == "quoted-printable") return quoted_printable_decode(body);
  if (encoding == "base64") return from_base64_leniently(body);
  if (encoding == "7bit" || encoding == "8bit" || encoding == "binary") return std::string(body);
  return std::nullopt;
}

// A soft break may bring two hyphens to the start of a line, where they would be a delimiter.
bool may_begin_delimiter(std::string_view lines) {
  return lines.starts_with("--") || lines.find("\r\n--") != std::string_view::npos;
}

// RFC 6152 §3. A body whose encoding is named, but that has octets the encoding could not have
// made, is decoded and encoded again.
std::optional<std::string> encoded_leaf(const MessageView& entity, const ContentType& type,
                                        Place place) {
  const std::optional<std::string> bytes = decoded(entity.body, transfer_encoding(entity));
  if (!bytes) return std::nullopt;
  const std::string quoted = quoted_printable_encode(*bytes);
  const std::string base64 = base64_lines(*bytes);
  const bool readable = quoted.size() <= base64.size() && !may_begin_delimiter(quoted);
  const std::string header =
      header_with(entity, type, readable ? "quoted-printable" : "base64", place);
  return header + (readable ? quoted : base64);
}

// Nobody reads what stands around the parts (RFC 2046 §5.1.1), so it may lose what is not ASCII.
std::string without_eight_bit(std::string_view text) {
  std::string out(text);
  std::replace_if(out.begin(), out.end(), is_beyond_ascii, '?');
  return out;
}

std::optional<std::string> converted_parts(std::string_view body, const ContentType& type,
                                           int depth) {
  const std::vector<std::string_view> parts = parts_of(body, type.boundary);
  if (parts.empty() || parts.size() == kMostParts) return std::nullopt;
  const Place place = type.type == "multipart/digest" ? Place::part_of_digest : Place::part;
  std::string out;
  const char* at = body.data();
  for (const std::string_view part : parts) {
    out += without_eight_bit({at, static_cast<std::size_t>(part.data() - at)});
    const std::optional<std::string> ascii = converted(part, place, depth + 1);
    if (!ascii) return std::nullopt;
    out += *ascii;
    at = part.data() + part.size();
  }
  return out + without_eight_bit({at, static_cast<std::size_t>(body.data() + body.size() - at)});
}

bool must_stay_as_it_is(std::string_view type) {
  return type == "multipart/signed" || type == "multipart/encrypted" || type == "message/partial" ||
         type == "message/external-body";
}

std::optional<std::string> converted(std::string_view entity, Place place, int depth) {
  if (is_ascii(entity)) return std::string(entity);
  const MessageView view = split(entity);
  const ContentType type = type_at(view, place);
  if (!is_ascii(view.header) || must_stay_as_it_is(type.type)) return std::nullopt;
  const bool embedded = type.type == "message/rfc822";
  if (!embedded && !type.is_multipart()) return encoded_leaf(view, type, place);
  // RFC 2045 §6.4: these two are never encoded themselves.
  const std::string encoding = transfer_encoding(view);
  if (depth == kDeepestPart || encoding == "base64" || encoding == "quoted-printable") {
    return std::nullopt;
  }
  const std::optional<std::string> body = embedded ? converted(view.body, Place::message, depth + 1)
                                                   : converted_parts(view.body, type, depth);
  if (!body) return std::nullopt;
  return header_with(view, type, "7bit", place) + *body;
}

bool has_utf8_header(std::string_view entity, int depth) {
  if (is_ascii(entity)) return false;
  const MessageView view = split(entity);
  if (!is_ascii(view.header)) return true;
  const ContentType type = content_type(view);
  if (!type.is_multipart() || depth == kDeepestPart) return false;
  const std::vector<std::string_view> parts = parts_of(view.body, type.boundary);
  return std::any_of(parts.begin(), parts.end(),
                     [depth](std::string_view part) { return has_utf8_header(part, depth + 1); });
}

}  // namespace

bool needs_smtputf8(std::string_view content) {
  return has_utf8_header(content, 0);
}

std::optional<std::string> to_seven_bit(std::string_view content) {
  return converted(content, Place::message, 0);
}

}  // namespace mailscope::mail
