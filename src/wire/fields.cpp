#include "wire/fields.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/big_endian.hpp"
#include "base/ipv4.hpp"
#include "wire/checksum.hpp"
#include "wire/field_table.hpp"
#include "wire/headers.hpp"
#include "wire/tcp_options.hpp"

namespace mailscope::wire {
namespace {

using N = FieldName;

std::string bytes_text(std::size_t count) {
  return fmt::format("{} byte{}", count, count == 1 ? "" : "s");
}

std::string protocol_text(std::uint32_t protocol) {
  const std::string_view known =
      protocol == kTcpProtocol ? " (TCP)" : (protocol == kUdpProtocol ? " (UDP)" : "");
  return fmt::format("{}{}", protocol, known);
}

// `left`: the checksum over everything, the stated one included.
std::string checksum_text(std::uint32_t stated, std::uint16_t left) {
  return fmt::format("0x{:04x}, {}", stated, left == 0 ? "right" : "wrong");
}

std::string value_text(Form form, std::uint32_t value, std::uint16_t checksum_left) {
  switch (form) {
    case Form::number:
    case Form::flag:
      return fmt::format("{}", value);
    case Form::bytes:
      return bytes_text(value);
    case Form::words:
      return bytes_text(std::size_t{4} * value);
    case Form::eights:
      return bytes_text(std::size_t{8} * value);
    case Form::hexadecimal:
      return fmt::format("0x{:04x}", value);
    case Form::protocol:
      return protocol_text(value);
    case Form::optional_checksum:
      if (value == 0) return "none";
      [[fallthrough]];
    case Form::checksum:
      return checksum_text(value, checksum_left);
    case Form::address:
      return format_ipv4(value);
  }
  return {};
}

// The option's name and what it says.
std::pair<N, std::string> meaning(unsigned kind, std::string_view option) {
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

// Walks a packet once; every `take` names the next bits.
class Reader {
 public:
  explicit Reader(std::string_view packet) : packet_(packet) {}

  std::vector<Field> run() {
    if (packet_.size() >= kIpv4HeaderSize && get8(packet_, 0) >> 4 == 4) ip();
    if (const std::size_t left = packet_.size() - byte(); left > 0) {
      take(N::payload, 8 * left, bytes_text(left));
    }
    return std::move(found_);
  }

 private:
  std::size_t byte() const { return bit_ / 8; }

  void take(N name, std::size_t bits, std::string value, bool unset = false) {
    found_.push_back({row_of(name).layer, name, bit_, bits, std::move(value), unset});
    bit_ += bits;
  }

  // The number in the next `bits`, at most 32 of them in at most four bytes.
  std::uint32_t number(std::size_t bits) const {
    const std::size_t end = (bit_ + bits + 7) / 8;
    std::uint64_t value = 0;
    for (std::size_t at = byte(); at < end; ++at) value = value << 8 | get8(packet_, at);
    value >>= 8 * end - bit_ - bits;
    return static_cast<std::uint32_t>(value & ((std::uint64_t{1} << bits) - 1));
  }

  // The fields that every header of this layer has. Its checksum is `left` with the stated one.
  void header(Layer layer, std::uint16_t left) {
    for (const FieldRow& row : kFieldRows) {
      if (row.layer != layer || row.bits == 0) continue;
      const std::uint32_t value = number(row.bits);
      take(row.field, row.bits, value_text(row.form, value, left),
           row.form == Form::flag && value == 0);
    }
  }

  void ip() {
    const std::size_t size = (get8(packet_, 0) & 15U) * std::size_t{4};
    if (size < kIpv4HeaderSize || size > packet_.size()) return;
    Checksum all;
    all.add(packet_.substr(0, size));
    header(Layer::ip, all.value());
    if (size > kIpv4HeaderSize) take(N::ip_options, 8 * (size - kIpv4HeaderSize), "");
    const bool whole = (get16(packet_, 6) & 0x3FFFU) == 0;  // not a fragment
    const unsigned protocol = get8(packet_, 9);
    if (whole && protocol == kTcpProtocol) tcp();
    if (whole && protocol == kUdpProtocol) udp();
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
    header(Layer::tcp, transport_left(kTcpProtocol));
    while (byte() < begin + size) option(packet_.substr(byte(), begin + size - byte()));
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

  void udp() {
    if (packet_.size() < byte() + kUdpHeaderSize) return;
    header(Layer::udp, transport_left(kUdpProtocol));
  }

  std::string_view packet_;
  std::size_t bit_ = 0;
  std::vector<Field> found_;
};

}  // namespace

std::vector<Field> fields(std::string_view ip_packet) {
  return Reader(ip_packet).run();
}

std::string_view name(FieldName field) {
  return row_of(field).name;
}

}  // namespace mailscope::wire
