#include "wire/headers.hpp"

#include <gtest/gtest.h>

#include "wire/checksum.hpp"

namespace mailscope::wire {
namespace {

using namespace std::literals;

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
    text += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::uint16_t checksum(std::string_view bytes) {
  Checksum sum;
  sum.add(bytes);
  return sum.value();
}

constexpr Ipv4Header kIp{.source = 0x0A000001, .destination = 0x0A000002, .identification = 7};

// RFC 1071 §3, whose sum is ddf2.
TEST(ChecksumTest, TheExampleOfTheRfc) {
  EXPECT_EQ(checksum("\x00\x01\xf2\x03\xf4\xf5\xf6\xf7"s), 0x220D);
}

TEST(ChecksumTest, AnOddByteIsFilledUpWithAZero) {
  EXPECT_EQ(checksum("\x12\x34\x56"s), checksum("\x12\x34\x56\x00"s));
  EXPECT_EQ(checksum(""), 0xFFFF);
}

TEST(ChecksumTest, CarriesGoRound) {
  EXPECT_EQ(checksum(std::string(65'534, '\xFF')), 0);
}

// Worked out by hand: 4500 001c 0007 4000 4011 0000 0a00 0001 0a00 0002 sum to d937.
TEST(UdpPacket, ByteForByte) {
  EXPECT_EQ(hex(udp_packet(kIp, {49'152, 53}, "")),
            "4500001c00074000401126c80a0000010a000002"
            "c000003500082ba6");
}

TEST(TcpPacket, ByteForByte) {
  TcpHeader syn{.source_port = 49'152, .destination_port = 25, .seq = 1, .control = 2};
  syn.window = 65'535;
  syn.options = "\x02\x04\x05\xb4"sv;
  EXPECT_EQ(hex(tcp_packet(kIp, syn, "")),
            "4500002c00074000400626c30a0000010a000002"
            "c00000190000000100000000"
            "6002ffff"
            "c409"
            "0000"
            "020405b4");
}

TEST(TcpPacket, ItsChecksumCoversThePayloadAndThePseudoHeader) {
  const TcpHeader header{.source_port = 25, .destination_port = 49'152, .control = 24};
  const std::string packet = tcp_packet(kIp, header, "250 ok\r\n!");
  EXPECT_EQ(packet.size(), 20u + 20u + 9u);
  const std::string_view segment = std::string_view(packet).substr(20);
  EXPECT_EQ(transport_checksum(kIp.source, kIp.destination, kTcpProtocol, segment), 0);
  EXPECT_NE(transport_checksum(kIp.source, kIp.destination + 1, kTcpProtocol, segment), 0);
  for (std::size_t bit = 0; bit < 8 * segment.size(); ++bit) {
    std::string damaged(segment);
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
    EXPECT_NE(transport_checksum(kIp.source, kIp.destination, kTcpProtocol, damaged), 0) << bit;
  }
}

// RFC 768: zero would say that there is no checksum.
TEST(UdpPacket, AChecksumOfZeroGoesAsAllOnes) {
  int seen = 0;
  for (unsigned port = 0; port < 65'536; ++port) {
    const std::string packet = udp_packet(kIp, {static_cast<std::uint16_t>(port), 53}, "");
    EXPECT_NE(packet.substr(26, 2), "\0\0"s);
    seen += packet.substr(26, 2) == "\xFF\xFF"s ? 1 : 0;
  }
  EXPECT_EQ(seen, 1);
}

TEST(UdpPacket, TheLargestFits) {
  EXPECT_EQ(udp_packet(kIp, {1, 2}, std::string(65'507, 'x')).size(), kLargestPacket);
}

}  // namespace
}  // namespace mailscope::wire
