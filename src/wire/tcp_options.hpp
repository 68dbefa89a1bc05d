#pragma once
// The options of a TCP header: RFC 9293 §3.2 (MSS), RFC 7323 (window scale, timestamps) and
// RFC 2018 (selective acknowledgements). Nothing here allocates.

#include <array>
#include <cstdint>
#include <string_view>

namespace mailscope::wire {

struct SackBlock {  // sequence numbers [left, right) that arrived behind a gap; RFC 2018 §3
  std::uint32_t left = 0, right = 0;
  bool operator==(const SackBlock&) const = default;
};

struct TcpOptions {
  static constexpr std::uint8_t kNoScale = 255;
  static constexpr std::size_t kMostBlocks = 4;

  std::uint16_t mss = 0;                 // 0: no such option
  std::uint8_t window_scale = kNoScale;  // the shift count
  bool sack_permitted = false;
  bool timestamps = false;
  std::uint8_t blocks = 0;                    // how many of `sack` are in use
  std::uint32_t ts_value = 0, ts_echo = 0;    // if timestamps
  std::array<SackBlock, kMostBlocks> sack{};  // the first is the latest to arrive
  bool operator==(const TcpOptions&) const = default;
};

// As they stand in a header: a multiple of 4 bytes, at most 40; `size` of `bytes` are in use.
struct EncodedOptions {
  std::array<char, 40> bytes{};
  std::size_t size = 0;
  std::string_view view() const { return {bytes.data(), size}; }
};

// With timestamps at most three blocks fit; further ones are left out.
EncodedOptions encode(const TcpOptions& options);
std::size_t encoded_size(const TcpOptions& options);

// Unknown options are skipped; reading ends at the first malformed one (RFC 9293 §3.1).
TcpOptions decode_options(std::string_view bytes);

}  // namespace mailscope::wire
