#pragma once
// What a mailing list writes into the header of each message that it sends on.

#include <string>
#include <string_view>

namespace mailscope::mail {

struct MailingList {
  std::string title;    // "Networks class", UTF-8; may be empty
  std::string address;  // where one posts: "class@hamburger.edu"
  std::string request;  // where one unsubscribes: "class-request@hamburger.edu"
};

// `content` with List-Id (RFC 2919), List-Post and List-Unsubscribe (RFC 2369) on top, in place of
// those that another list put there: each stands in a message once. Above them Delivered-To
// (RFC 9228 §2), beside those of other lists: by it a list recognises its own messages.
std::string with_list_fields(std::string_view content, const MailingList& list);

// Whether the list of that address has sent `content` on before, so that it goes round in a loop.
bool has_come_through(std::string_view content, std::string_view list_address);

}  // namespace mailscope::mail
