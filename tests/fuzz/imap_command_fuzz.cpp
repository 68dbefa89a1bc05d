// Any bytes at the server's side of an IMAP connection.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "imap/server_session.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mailscope;
  imap::ServerSession session({"hamburger.edu"});
  session.connected(Instant());
  session.receive({reinterpret_cast<const char*>(data), size}, Instant());
  while (auto output = session.poll()) {
    if (std::holds_alternative<imap::AskLogin>(*output)) session.answer_login(true);
    if (std::holds_alternative<imap::AskSelect>(*output)) {
      session.answer_select(imap::MailboxSnapshot{
          1, 9, {{3, {mail::Flag::seen}, "From: a@b\r\n\r\nhi\r\n"}, {5, {}, "hi\r\n"}}});
    }
  }
  return 0;
}
