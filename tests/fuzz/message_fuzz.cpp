// Any bytes as the content of a message.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "base/utf8.hpp"
#include "mail/entity.hpp"
#include "mail/list_fields.hpp"
#include "mail/message.hpp"
#include "mail/notification.hpp"
#include "mail/readable.hpp"
#include "mail/received.hpp"
#include "mail/seven_bit.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mailscope;
  const std::string_view content(reinterpret_cast<const char*>(data), size);
  const std::string traced = mail::prepend_trace(content, "Received: here\r\n");
  MAILSCOPE_CHECK(mail::begins_with_header(traced));
  MAILSCOPE_CHECK(mail::write(mail::parse_entity(content)) == content);
  const mail::Readable readable = mail::readable(content);
  MAILSCOPE_CHECK(is_utf8(readable.subject));
  MAILSCOPE_CHECK(is_utf8(readable.body));
  MAILSCOPE_CHECK(mail::received_count(traced) == mail::received_count(content) + 1);
  if (const auto ascii = mail::to_seven_bit(content)) {
    MAILSCOPE_CHECK(is_ascii(*ascii));
    MAILSCOPE_CHECK(!is_ascii(content) || *ascii == content);
    MAILSCOPE_CHECK(!mail::needs_smtputf8(content));
  }
  const mail::MailingList list{"", "a@b", "c@d"};
  const std::string listed = mail::with_list_fields(content, list);
  MAILSCOPE_CHECK(mail::has_come_through(listed, list.address));
  // Of what the list has written only Delivered-To stays.
  constexpr std::string_view kDelivered = "Delivered-To: a@b\r\n";
  MAILSCOPE_CHECK(mail::with_list_fields(listed, list).size() == listed.size() + kDelivered.size());
  const std::string told = mail::compose_notification({.reporting_mta = "b",
                                                       .to = "a@b",
                                                       .id = "1",
                                                       .recipients = {{.address = "c@d"}},
                                                       .original = content,
                                                       .full = true});
  MAILSCOPE_CHECK(is_ascii(told));
  return 0;
}
