#include "wire/headers.hpp"

#include "base/big_endian.hpp"
#include "base/check.hpp"
#include "wire/checksum.hpp"

namespace mailscope::wire {
namespace {

constexpr std::size_t kIpv4ChecksumAt = 10;
constexpr std::size_t kTcpChecksumAt = 16;
constexpr std::size_t kUdpChecksumAt = 6;
constexpr unsigned kVersionAndLength = 0x45;  // version 4, five words of header
constexpr unsigned kDontFragment = 0x4000;

std::string ipv4_packet(const Ipv4Header& ip, std::uint8_t protocol, std::string_view content) {
  const std::size_t size = kIpv4HeaderSize + content.size();
  MAILSCOPE_CHECK(size <= kLargestPacket);
  std::string out;
  out.reserve(size);
  put8(out, kVersionAndLength), put8(out, 0);
  put16(out, static_cast<unsigned>(size));
  put16(out, ip.identification), put16(out, ip.dont_fragment ? kDontFragment : 0);
  put8(out, ip.time_to_live), put8(out, protocol), put16(out, 0);
  put32(out, ip.source), put32(out, ip.destination);
  Checksum checksum;
  checksum.add(out);
  set16(out, kIpv4ChecksumAt, checksum.value());
  return out.append(content);
}

}  // namespace

std::uint16_t transport_checksum(std::uint32_t source, std::uint32_t destination,
                                 std::uint8_t protocol, std::string_view segment) {
  Checksum checksum;
  checksum.add32(source), checksum.add32(destination);
  checksum.add16(protocol), checksum.add16(static_cast<unsigned>(segment.size()));
  checksum.add(segment);
  return checksum.value();
}

std::string tcp_packet(const Ipv4Header& ip, const TcpHeader& tcp, std::string_view payload) {
  MAILSCOPE_CHECK(tcp.options.size() % 4 == 0 && tcp.options.size() <= 40);
  const auto words = static_cast<unsigned>((kTcpHeaderSize + tcp.options.size()) / 4);
  std::string segment;
  segment.reserve(words * std::size_t{4} + payload.size());
  put16(segment, tcp.source_port), put16(segment, tcp.destination_port);
  put32(segment, tcp.seq), put32(segment, tcp.ack);
  put8(segment, words << 4), put8(segment, tcp.control), put16(segment, tcp.window);
  put16(segment, 0), put16(segment, 0);  // checksum, urgent pointer
  segment.append(tcp.options).append(payload);
  set16(segment, kTcpChecksumAt,
        transport_checksum(ip.source, ip.destination, kTcpProtocol, segment));
  return ipv4_packet(ip, kTcpProtocol, segment);
}

std::string udp_packet(const Ipv4Header& ip, const UdpHeader& udp, std::string_view payload) {
  MAILSCOPE_CHECK(payload.size() <= kLargestPacket - kIpv4HeaderSize - kUdpHeaderSize);
  std::string datagram;
  put16(datagram, udp.source_port), put16(datagram, udp.destination_port);
  put16(datagram, static_cast<unsigned>(kUdpHeaderSize + payload.size())), put16(datagram, 0);
  datagram.append(payload);
  const unsigned sum = transport_checksum(ip.source, ip.destination, kUdpProtocol, datagram);
  // RFC 768: a checksum of zero goes as all ones; zero says that there is none.
  set16(datagram, kUdpChecksumAt, sum == 0 ? 0xFFFF : sum);
  return ipv4_packet(ip, kUdpProtocol, datagram);
}

}  // namespace mailscope::wire
