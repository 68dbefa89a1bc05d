#include "wire/fields.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/big_endian.hpp"
#include "base/ipv4.hpp"
#include "wire/checksum.hpp"
#include "wire/headers.hpp"
#include "wire/tcp_options.hpp"

namespace mailscope::wire {
namespace {

using N = FieldName;

std::string bytes_text(std::size_t count) {
  return fmt::format("{} byte{}", count, count == 1 ? "" : "s");
}

// `left`: the checksum over everything, the stated one included.
std::string checksum_text(unsigned stated, std::uint16_t left) {
  return fmt::format("0x{:04x}, {}", stated, left == 0 ? "right" : "wrong");
}

// Walks a packet once; every `take` names the next bits.
class Reader {
 public:
  explicit Reader(std::string_view packet) : packet_(packet) {}

  std::vector<Field> run() {
    if (packet_.size() >= kIpv4HeaderSize && get8(packet_, 0) >> 4 == 4) ip();
    rest();
    return std::move(found_);
  }

 private:
  void take(N name, std::size_t bits, std::string value) {
    found_.push_back({layer_, name, bit_, bits, std::move(value)});
    bit_ += bits;
  }
  std::size_t byte() const { return bit_ / 8; }
  unsigned next16() const { return get16(packet_, byte()); }
  void take16(N name) { take(name, 16, fmt::format("{}", next16())); }
  void take32(N name) { take(name, 32, fmt::format("{}", get32(packet_, byte()))); }
  void flag(N name, unsigned bits, unsigned mask) { take(name, 1, (bits & mask) != 0 ? "1" : "0"); }

  void ip() {
    const std::size_t size = (get8(packet_, 0) & 15U) * std::size_t{4};
    if (size < kIpv4HeaderSize || size > packet_.size()) return;
    ip_first_words(size);
    const unsigned fragment = next16();
    flag(N::ip_reserved, fragment, 0x8000);
    flag(N::ip_dont_fragment, fragment, 0x4000);
    flag(N::ip_more_fragments, fragment, 0x2000);
    take(N::ip_fragment_offset, 13, bytes_text(std::size_t{8} * (fragment & 0x1FFFU)));
    const unsigned protocol = get8(packet_, 9);
    ip_last_words(protocol, size);
    const bool whole = (fragment & 0x3FFFU) == 0;
    if (whole && protocol == kTcpProtocol) tcp();
    if (whole && protocol == kUdpProtocol) udp();
  }
  void ip_first_words(std::size_t size) {
    take(N::ip_version, 4, "4");
    take(N::ip_header_length, 4, bytes_text(size));
    take(N::ip_dscp, 6, fmt::format("{}", get8(packet_, 1) >> 2));
    take(N::ip_ecn, 2, fmt::format("{}", get8(packet_, 1) & 3U));
    take(N::ip_total_length, 16, bytes_text(next16()));
    take(N::ip_identification, 16, fmt::format("0x{:04x}", next16()));
  }
  void ip_last_words(unsigned protocol, std::size_t size) {
    take(N::ip_time_to_live, 8, fmt::format("{}", get8(packet_, 8)));
    const std::string_view known =
        protocol == kTcpProtocol ? " (TCP)" : (protocol == kUdpProtocol ? " (UDP)" : "");
    take(N::ip_protocol, 8, fmt::format("{}{}", protocol, known));
    Checksum all;
    all.add(packet_.substr(0, size));
    take(N::ip_checksum, 16, checksum_text(next16(), all.value()));
    take(N::ip_source, 32, format_ipv4(get32(packet_, byte())));
    take(N::ip_destination, 32, format_ipv4(get32(packet_, byte())));
    if (size > kIpv4HeaderSize) take(N::ip_options, 8 * (size - kIpv4HeaderSize), "");
  }
  std::uint16_t transport_left(std::uint8_t protocol) const {
    return transport_checksum(get32(packet_, 12), get32(packet_, 16), protocol,
                              packet_.substr(byte()));
  }

  void tcp() {
    const std::size_t begin = byte();
    if (packet_.size() < begin + kTcpHeaderSize) return;
    const std::size_t size = (get8(packet_, begin + 12) >> 4) * std::size_t{4};
    if (size < kTcpHeaderSize || begin + size > packet_.size()) return;
    layer_ = Layer::tcp;
    const std::uint16_t left = transport_left(kTcpProtocol);
    take16(N::tcp_source_port), take16(N::tcp_destination_port);
    take32(N::tcp_sequence_number), take32(N::tcp_acknowledgment_number);
    take(N::tcp_data_offset, 4, bytes_text(size));
    control_bits(get8(packet_, begin + 12), get8(packet_, begin + 13));
    take(N::tcp_window, 16, fmt::format("{}", next16()));
    take(N::tcp_checksum, 16, checksum_text(next16(), left));
    take16(N::tcp_urgent_pointer);
    while (byte() < begin + size) option(packet_.substr(byte(), begin + size - byte()));
  }
  void control_bits(unsigned reserved, unsigned bits) {
    take(N::tcp_reserved, 4, fmt::format("{}", reserved & 15U));
    flag(N::tcp_cwr, bits, 128), flag(N::tcp_ece, bits, 64), flag(N::tcp_urg, bits, 32);
    flag(N::tcp_ack, bits, 16), flag(N::tcp_psh, bits, 8), flag(N::tcp_rst, bits, 4);
    flag(N::tcp_syn, bits, 2), flag(N::tcp_fin, bits, 1);
  }
  // The first option of `left`, RFC 9293 §3.2.
  void option(std::string_view left) {
    const unsigned kind = get8(left, 0);
    if (kind == 0) return take(N::tcp_end_of_options, 8 * left.size(), "");
    if (kind == 1) return take(N::tcp_no_operation, 8, "");
    const std::size_t length = left.size() < 2 ? 0 : get8(left, 1);
    if (length < 2 || length > left.size()) {
      return take(N::tcp_unknown_option, 8 * left.size(), "malformed");
    }
    const auto [name, value] = meaning(kind, left.substr(0, length));
    take(name, 8 * length, value);
  }
  static std::pair<N, std::string> meaning(unsigned kind, std::string_view option) {
    const TcpOptions read = decode_options(option);
    if (read.mss != 0) return {N::tcp_maximum_segment_size, bytes_text(read.mss)};
    if (read.window_scale != TcpOptions::kNoScale) {
      return {N::tcp_window_scale,
              fmt::format("{} (times {})", read.window_scale, 1U << read.window_scale)};
    }
    if (read.sack_permitted) return {N::tcp_sack_permitted, ""};
    if (read.timestamps) {
      return {N::tcp_timestamps, fmt::format("{}, echo {}", read.ts_value, read.ts_echo)};
    }
    std::string blocks;
    for (std::size_t i = 0; i < read.blocks; ++i) {
      blocks += fmt::format("{}{} to {}", i > 0 ? ", " : "", read.sack[i].left, read.sack[i].right);
    }
    if (read.blocks > 0) return {N::tcp_sack, blocks};
    return {N::tcp_unknown_option, fmt::format("kind {}", kind)};
  }

  void udp() {
    if (packet_.size() < byte() + kUdpHeaderSize) return;
    layer_ = Layer::udp;
    const std::uint16_t left = transport_left(kUdpProtocol);
    take16(N::udp_source_port), take16(N::udp_destination_port);
    take(N::udp_length, 16, bytes_text(next16()));
    const unsigned stated = next16();
    take(N::udp_checksum, 16, stated == 0 ? "none" : checksum_text(stated, left));
  }

  void rest() {
    layer_ = Layer::payload;
    const std::size_t left = packet_.size() - std::min(byte(), packet_.size());
    if (left > 0) take(N::payload, 8 * left, bytes_text(left));
  }

  std::string_view packet_;
  std::size_t bit_ = 0;
  Layer layer_ = Layer::ip;
  std::vector<Field> found_;
};

}  // namespace

std::vector<Field> fields(std::string_view ip_packet) {
  return Reader(ip_packet).run();
}

}  // namespace mailscope::wire
