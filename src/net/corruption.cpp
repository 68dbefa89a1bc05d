#include "net/corruption.hpp"

#include <string>

#include "base/check.hpp"
#include "wire/checksum.hpp"
#include "wire/headers.hpp"

namespace mailscope::net {
namespace {

std::string on_the_wire(const Packet& p, const wire::Ipv4Header& ip, std::string_view payload) {
  if (p.protocol == IpProtocol::udp) return udp_packet(ip, {p.from_port, p.to_port}, payload);
  const tcp::Segment& s = p.segment;
  const wire::EncodedOptions options = wire::encode(s.options);
  return tcp_packet(ip, {p.from_port, p.to_port, s.seq, s.ack, s.control, s.window, options.view()},
                    payload);
}

}  // namespace

bool checksum_finds(const Packet& packet, std::uint32_t bit, std::uint32_t source,
                    std::uint32_t destination, std::string_view payload) {
  wire::Ipv4Header ip;
  ip.source = source;
  ip.destination = destination;
  std::string bytes = on_the_wire(packet, ip, payload);
  MAILSCOPE_CHECK(bit / 8 < bytes.size());
  bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (0x80 >> bit % 8));
  wire::Checksum header;
  header.add(std::string_view(bytes).substr(0, wire::kIpv4HeaderSize));
  if (header.value() != 0) return true;
  const std::uint8_t protocol =
      packet.protocol == IpProtocol::udp ? wire::kUdpProtocol : wire::kTcpProtocol;
  return wire::transport_checksum(source, destination, protocol,
                                  std::string_view(bytes).substr(wire::kIpv4HeaderSize)) != 0;
}

}  // namespace mailscope::net
