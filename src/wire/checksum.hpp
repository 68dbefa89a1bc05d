#pragma once
// The Internet checksum, RFC 1071: the complement of the ones' complement sum of 16-bit words.

#include <cstdint>
#include <string_view>

namespace mailscope::wire {

class Checksum {
 public:
  // Further bytes; an odd number of them is padded with a zero, so only the last may be odd.
  void add(std::string_view bytes);
  void add16(unsigned word) { sum_ += word & 0xFFFFU; }
  void add32(std::uint32_t words) { add16(words >> 16), add16(words); }

  // 0 over bytes that include their correct checksum.
  std::uint16_t value() const;

 private:
  std::uint64_t sum_ = 0;
};

}  // namespace mailscope::wire
