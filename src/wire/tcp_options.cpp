#include "wire/tcp_options.hpp"

#include <algorithm>

#include "base/big_endian.hpp"

namespace mailscope::wire {
namespace {

// Kinds of options: RFC 9293 §3.2, RFC 7323, RFC 2018; numbers from IANA.
constexpr std::uint8_t kEnd = 0, kNoOperation = 1, kMss = 2, kWindowScale = 3;
constexpr std::uint8_t kSackPermitted = 4, kSack = 5, kTimestamps = 8;

class Encoder {
 public:
  void byte(unsigned value) { out_.bytes[out_.size++] = static_cast<char>(value & 0xFFU); }
  void two(std::uint32_t value) { byte(value >> 8), byte(value); }
  void four(std::uint32_t value) { two(value >> 16), two(value); }
  void pad(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) byte(kNoOperation);
  }
  EncodedOptions take() const { return out_; }

 private:
  EncodedOptions out_;
};

std::size_t blocks_that_fit(const TcpOptions& o) {
  return std::min<std::size_t>(o.blocks, o.timestamps ? 3 : TcpOptions::kMostBlocks);
}

void read_one(TcpOptions& out, std::uint8_t kind, std::string_view value) {
  if (kind == kMss && value.size() == 2) {
    out.mss = static_cast<std::uint16_t>(get16(value, 0));
  } else if (kind == kWindowScale && value.size() == 1) {
    // RFC 7323 §2.3: more than 14 is taken for 14.
    out.window_scale = static_cast<std::uint8_t>(std::min(get8(value, 0), 14U));
  } else if (kind == kSackPermitted && value.empty()) {
    out.sack_permitted = true;
  } else if (kind == kTimestamps && value.size() == 8) {
    out.timestamps = true;
    out.ts_value = get32(value, 0);
    out.ts_echo = get32(value, 4);
  } else if (kind == kSack && value.size() % 8 == 0) {
    out.blocks =
        static_cast<std::uint8_t>(std::min<std::size_t>(value.size() / 8, TcpOptions::kMostBlocks));
    for (std::size_t i = 0; i < out.blocks; ++i) {
      out.sack[i] = {get32(value, 8 * i), get32(value, 8 * i + 4)};
    }
  }
}

}  // namespace

std::size_t encoded_size(const TcpOptions& o) {
  const std::size_t blocks = blocks_that_fit(o);
  return (o.mss != 0 ? 4U : 0U) + (o.sack_permitted ? 4U : 0U) + (o.timestamps ? 12U : 0U) +
         (o.window_scale != TcpOptions::kNoScale ? 4U : 0U) + (blocks > 0 ? 4 + 8 * blocks : 0);
}

EncodedOptions encode(const TcpOptions& o) {
  Encoder out;
  if (o.mss != 0) out.byte(kMss), out.byte(4), out.two(o.mss);
  if (o.sack_permitted) out.pad(2), out.byte(kSackPermitted), out.byte(2);
  if (o.timestamps) {  // RFC 7323, appendix A
    out.pad(2), out.byte(kTimestamps), out.byte(10);
    out.four(o.ts_value), out.four(o.ts_echo);
  }
  if (o.window_scale != TcpOptions::kNoScale) {
    out.pad(1), out.byte(kWindowScale), out.byte(3), out.byte(o.window_scale);
  }
  if (const std::size_t blocks = blocks_that_fit(o); blocks > 0) {
    out.pad(2), out.byte(kSack), out.byte(static_cast<unsigned>(2 + 8 * blocks));
    for (std::size_t i = 0; i < blocks; ++i) out.four(o.sack[i].left), out.four(o.sack[i].right);
  }
  return out.take();
}

TcpOptions decode_options(std::string_view bytes) {
  TcpOptions out;
  while (!bytes.empty()) {
    const auto kind = static_cast<std::uint8_t>(bytes.front());
    if (kind == kEnd) break;
    if (kind == kNoOperation) {
      bytes.remove_prefix(1);
      continue;
    }
    if (bytes.size() < 2) break;
    const auto length = static_cast<std::uint8_t>(bytes[1]);
    if (length < 2 || length > bytes.size()) break;
    read_one(out, kind, bytes.substr(2, length - 2U));
    bytes.remove_prefix(length);
  }
  return out;
}

}  // namespace mailscope::wire
