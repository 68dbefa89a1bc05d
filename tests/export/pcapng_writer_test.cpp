#include "export/pcapng_writer.hpp"

#include <gtest/gtest.h>

namespace mailscope::exports {
namespace {

std::string hex(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    text += "0123456789abcdef"[static_cast<unsigned char>(bytes[i]) >> 4];
    text += "0123456789abcdef"[static_cast<unsigned char>(bytes[i]) & 15];
    if (i % 4 == 3) text += i + 1 == bytes.size() ? "" : " ";
  }
  return text;
}

// draft-ietf-opsawg-pcapng §4.1: type, length, byte order, version, section length, options.
TEST(PcapngWriterTest, ASectionByteForByte) {
  PcapngWriter writer;
  writer.section({"", "", "app", "hi"});
  EXPECT_EQ(hex(writer.take()),
            "0a0d0d0a 30000000 4d3c2b1a 01000000 ffffffff ffffffff"
            " 01000200 68690000"
            " 04000300 61707000"
            " 00000000 30000000");
}

// §4.2: link type 228, a name, an address with its mask, nanoseconds.
TEST(PcapngWriterTest, AnInterfaceByteForByte) {
  PcapngWriter writer;
  writer.interface({"eth", "", 0x0A000001, 10'000'000, 0});
  EXPECT_EQ(hex(writer.take()),
            "01000000 40000000 e4000000 00000000"
            " 02000300 65746800"
            " 04000800 0a000001 ffffff00"
            " 08000800 80969800 00000000"
            " 09000100 09000000"
            " 00000000 40000000");
}

TEST(PcapngWriterTest, AnInterfaceWhoseTimesAreCountedFromADate) {
  PcapngWriter writer;
  writer.interface({"", "", {}, 0, 0x1'0000'0002});
  EXPECT_EQ(hex(writer.take()),
            "01000000 2c000000 e4000000 00000000"
            " 09000100 09000000"
            " 0e000800 02000000 01000000"
            " 00000000 2c000000");
}

// §4.5.1: an address, then its name with a NUL.
TEST(PcapngWriterTest, NamesByteForByte) {
  PcapngWriter writer;
  writer.names({{0x0A000001, "a.fr"}});
  EXPECT_EQ(hex(writer.take()),
            "04000000 20000000"
            " 01000900 0a000001 612e6672 00000000"
            " 00000000 20000000");
}

// §4.3: interface, timestamp (high, low), both lengths, bytes, options.
TEST(PcapngWriterTest, APacketByteForByte) {
  PcapngWriter writer;
  PcapngWriter::Packet packet;
  packet.interface = 2;
  packet.timestamp = 0x0000'0001'0000'0003;
  packet.bytes = "hello";
  writer.packet(packet);
  EXPECT_EQ(hex(writer.take()),
            "06000000 28000000 02000000 01000000 03000000 05000000 05000000"
            " 68656c6c 6f000000 28000000");
}

TEST(PcapngWriterTest, CommentsAndTheDirectionStandBehindThePacket) {
  PcapngWriter writer;
  PcapngWriter::Packet packet;
  packet.bytes = "abcd";
  packet.comments = {"one", "two2"};
  packet.direction = PcapngWriter::Direction::outbound;
  writer.packet(packet);
  EXPECT_EQ(hex(writer.take()),
            "06000000 40000000 00000000 00000000 00000000 04000000 04000000"
            " 61626364"
            " 01000300 6f6e6500"
            " 01000400 74776f32"
            " 02000400 02000000"
            " 00000000 40000000");
}

TEST(PcapngWriterTest, ACommentOfAnyLengthAndBytesStaysReadable) {
  PcapngWriter writer;
  PcapngWriter::Packet packet;
  std::string korean;
  for (int i = 0; i < 40'000; ++i) korean += "\xEA\xB9\x80";
  packet.comments = {korean, "\xFF"};
  writer.packet(packet);
  const std::string block = writer.take();
  // 4096 octets are 1365 characters of three and one octet too few.
  EXPECT_EQ(hex(block.substr(28, 4)), "0100ff0f");
  EXPECT_NE(block.find(std::string("\1\0\3\0\xEF\xBF\xBD\0", 8)), std::string::npos);
}

}  // namespace
}  // namespace mailscope::exports
