#include "wire/checksum.hpp"

#include "base/big_endian.hpp"

namespace mailscope::wire {

void Checksum::add(std::string_view bytes) {
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) sum_ += get16(bytes, at);
  if (at < bytes.size()) sum_ += get8(bytes, at) << 8;
}

std::uint16_t Checksum::value() const {
  std::uint64_t folded = sum_;
  while (folded >> 16 != 0) folded = (folded & 0xFFFF) + (folded >> 16);
  return static_cast<std::uint16_t>(~folded & 0xFFFF);
}

}  // namespace mailscope::wire
