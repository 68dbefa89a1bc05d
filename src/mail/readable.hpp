#pragma once
// A message as a person reads it: encoded words, transfer encodings and multiparts undone.

#include <string>
#include <string_view>

namespace mailscope::mail {

// UTF-8; a field that the message lacks is empty. Lines of the body end with '\n'.
struct Readable {
  std::string from, to, subject, date;
  std::string body;  // the first text part
};

// Never fails: what cannot be decoded is shown as it stands. Looks at most 8 multiparts deep and
// at the first 16 MiB of the content.
Readable readable(std::string_view content);

}  // namespace mailscope::mail
