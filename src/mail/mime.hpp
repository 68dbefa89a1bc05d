#pragma once
// What the header of a MIME entity says of its body (RFC 2045).

#include <string>
#include <string_view>

#include "mail/entity.hpp"

namespace mailscope::mail {

struct ContentType {
  std::string type;     // "text/plain", in lower case; empty: there is no such field
  std::string charset;  // empty: not named
  std::string boundary;
  bool is_text() const { return type.empty() || type.starts_with("text/"); }
  bool is_multipart() const { return type.starts_with("multipart/") && !boundary.empty(); }
  bool is_message() const { return type == "message/rfc822"; }
  // RFC 2046 §5.1.5: the type of a part that names none; empty: text, as everywhere.
  std::string_view type_of_parts() const {
    return type == "multipart/digest" ? "message/rfc822" : "";
  }
};

// `by_default`: the type where there is no such field.
ContentType content_type(const Entity& entity, std::string_view by_default = "");

// Content-Transfer-Encoding in lower case, "7bit" where there is none (RFC 2045 §6.1).
std::string transfer_encoding(const Entity& entity);
// Whether it is one that changes bytes. RFC 2045 §6.4 forbids it for multiparts and messages.
bool is_encoded(const Entity& entity);

}  // namespace mailscope::mail
