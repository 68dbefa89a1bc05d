#pragma once
// A message as bytes (RFC 5322): a header section, an empty line, a body. Lines end with CRLF.
// All views point into the content they were made from.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::mail {

// RFC 5322 §2.2.3: takes out each CRLF that a space or tab follows.
std::string unfold(std::string_view field_body);

// What stands behind a field's colon, unfolded, without the CRLF and the spaces around it.
std::string field_value(std::string_view raw);

struct HeaderField {
  std::string_view name;  // as written
  std::string_view raw;   // all that stands behind the colon, with the CRLF that ends the field
  std::string value() const { return field_value(raw); }
};

struct MessageView {
  std::string_view header;  // every field with its CRLF, without the empty line
  std::string_view body;    // after the empty line; all of the content if there is no header
  std::vector<HeaderField> fields;  // in the order of the message
  // The value of the first field of that name, in any case of letters.
  std::optional<std::string> find(std::string_view name) const;
};

// Whether `content` begins with a header field. SMTP does not demand one (RFC 5321 §2.3.7 leaves
// the form of the content to RFC 5322), so content without a header is all body.
bool begins_with_header(std::string_view content);

MessageView split(std::string_view content);

// Between whole field lines and `content` below them: an empty line where the content has no header
// of its own, so that its body stays a body; else nothing.
std::string_view trace_separator(std::string_view content);

// Puts whole field lines (each with its CRLF) in front of `content`.
std::string prepend_trace(std::string_view content, std::string_view fields);

}  // namespace mailscope::mail
