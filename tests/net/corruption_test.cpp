// No bit of a packet can flip without a checksum that finds it.

#include "net/corruption.hpp"

#include <gtest/gtest.h>

namespace mailscope::net {
namespace {

constexpr std::uint32_t kFrom = 0x0A000001, kTo = 0x0A000002;

void expect_every_bit_found(const Packet& packet, std::uint32_t header, std::string_view payload) {
  const auto bits = static_cast<std::uint32_t>(header + payload.size()) * 8;
  for (std::uint32_t bit = 0; bit < bits; ++bit) {
    ASSERT_TRUE(checksum_finds(packet, bit, kFrom, kTo, payload)) << "bit " << bit;
  }
}

TEST(Corruption, EveryBitOfASegmentIsGuarded) {
  Packet packet;
  packet.from_port = 49'152;
  packet.to_port = 25;
  packet.segment = {.seq = 4'000'000'000, .ack = 17, .control = tcp::flags::ack, .window = 65'535};
  packet.segment.options.mss = 1'460;
  expect_every_bit_found(packet, 20 + 24, "RCPT TO:<bob@hamburger.edu>\r\n");
}

TEST(Corruption, EveryBitOfADatagramIsGuarded) {
  Packet packet;
  packet.protocol = IpProtocol::udp;
  packet.from_port = 1'024;
  packet.to_port = 53;
  expect_every_bit_found(packet, 20 + 8, "hamburger.edu MX?");
}

}  // namespace
}  // namespace mailscope::net
