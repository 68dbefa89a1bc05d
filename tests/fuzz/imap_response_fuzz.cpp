// Any bytes at the client's side of an IMAP connection.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "imap/client_session.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mailscope;
  imap::ClientSession session({"bob@hamburger.edu", "two words\x80"});
  session.connected(Instant());
  session.receive({reinterpret_cast<const char*>(data), size}, Instant());
  while (session.poll()) {
  }
  session.closed();
  while (session.poll()) {
  }
  return 0;
}
