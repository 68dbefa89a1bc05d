#pragma once
// Whole IPv4 packets from plain structs: lengths and checksums are filled in.

#include <cstdint>
#include <string>
#include <string_view>

namespace mailscope::wire {

inline constexpr std::uint8_t kTcpProtocol = 6, kUdpProtocol = 17;  // RFC 9293, RFC 768
inline constexpr std::size_t kIpv4HeaderSize = 20;                  // without options
inline constexpr std::size_t kTcpHeaderSize = 20;                   // without options
inline constexpr std::size_t kUdpHeaderSize = 8;
inline constexpr std::size_t kLargestPacket = 65'535;  // RFC 791 §3.1: of a 16-bit total length

struct Ipv4Header {  // RFC 791 §3.1; addresses in host byte order
  std::uint32_t source = 0, destination = 0;
  std::uint16_t identification = 0;
  bool dont_fragment = true;
  std::uint8_t time_to_live = 64;
};

struct TcpHeader {  // RFC 9293 §3.1
  std::uint16_t source_port = 0, destination_port = 0;
  std::uint32_t seq = 0, ack = 0;
  std::uint8_t control = 0;  // FIN 1, SYN 2, RST 4, PSH 8, ACK 16
  std::uint16_t window = 0;
  std::string_view options;  // as they stand in the header: a multiple of 4 bytes, at most 40
};

struct UdpHeader {  // RFC 768
  std::uint16_t source_port = 0, destination_port = 0;
};

// The packet must not be longer than kLargestPacket.
std::string tcp_packet(const Ipv4Header& ip, const TcpHeader& tcp, std::string_view payload);
std::string udp_packet(const Ipv4Header& ip, const UdpHeader& udp, std::string_view payload);

// The checksum of a TCP segment or UDP datagram with its pseudo-header (RFC 9293 §3.1, RFC 768);
// 0 over one that includes its correct checksum.
std::uint16_t transport_checksum(std::uint32_t source, std::uint32_t destination,
                                 std::uint8_t protocol, std::string_view segment);

}  // namespace mailscope::wire
