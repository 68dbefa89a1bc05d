// Any bytes at the server's side of an SMTP connection.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/smtp_any_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mailscope::smtp::any_input::at_server({reinterpret_cast<const char*>(data), size});
  return 0;
}
