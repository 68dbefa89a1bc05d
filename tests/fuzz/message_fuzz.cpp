// Any bytes as the content of a message.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "mail/message.hpp"
#include "mail/readable.hpp"
#include "mail/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mailscope;
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const std::string traced = mail::prepend_trace(content, "Received: here\r\n");
  MAILSCOPE_CHECK(mail::begins_with_header(traced));
  const mail::Readable readable = mail::readable(content);
  MAILSCOPE_CHECK(mail::is_utf8(readable.subject));
  MAILSCOPE_CHECK(mail::is_utf8(readable.body));
  return 0;
}
