#pragma once
// The structure of a MIME entity (RFC 2045, 2046): what its header says about its body, and the
// parts of a multipart. All views point into the content they were made from.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.hpp"

namespace mailscope::mail {

// How deep nested multiparts and messages are followed, and how many parts of each.
inline constexpr int kDeepestPart = 8;
inline constexpr std::size_t kMostParts = 100;

struct ContentType {
  std::string type;     // "text/plain", in lower case; empty: there is no such field
  std::string charset;  // empty: not named
  std::string boundary;
  bool is_text() const { return type.empty() || type.starts_with("text/"); }
  bool is_multipart() const { return type.starts_with("multipart/") && !boundary.empty(); }
};

ContentType content_type(const MessageView& entity);

// Content-Transfer-Encoding in lower case, "7bit" where there is none (RFC 2045 §6.1).
std::string transfer_encoding(const MessageView& entity);

// The parts of a multipart's body, at most kMostParts.
std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary);

}  // namespace mailscope::mail
