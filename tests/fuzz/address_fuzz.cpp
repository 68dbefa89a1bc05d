// Any text where a mail address is expected.

#include <cstddef>
#include <cstdint>

#include "tests/fuzz/smtp_any_input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  mailscope::smtp::any_input::at_address({reinterpret_cast<const char*>(data), size});
  return 0;
}
