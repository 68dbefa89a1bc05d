#include "wire/fields.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/random.hpp"
#include "wire/headers.hpp"
#include "wire/tcp_options.hpp"

namespace mailscope::wire {
namespace {

constexpr Ipv4Header kIp{.source = 0x0A000001, .destination = 0x0A000002, .identification = 7};

std::string text(std::string_view packet) {
  std::string out;
  for (const Field& f : fields(packet)) {
    out += fmt::format("{}+{} {}: {}\n", f.bit, f.bits, name(f.name), f.value);
  }
  return out;
}

std::string syn_ack() {
  TcpOptions options;
  options.mss = 1460;
  options.window_scale = 7;
  const EncodedOptions encoded = encode(options);
  TcpHeader header{.source_port = 25, .destination_port = 49'152, .seq = 1000, .ack = 1};
  header.control = 18;
  header.window = 65'535;
  header.options = encoded.view();
  return tcp_packet(kIp, header, "");
}

TEST(FieldsTest, OfASynAck) {
  EXPECT_EQ(text(syn_ack()),
            "0+4 Version: 4\n"
            "4+4 Header length: 20 bytes\n"
            "8+6 Differentiated services: 0\n"
            "14+2 Congestion notification: 0\n"
            "16+16 Total length: 48 bytes\n"
            "32+16 Identification: 0x0007\n"
            "48+1 Reserved: 0\n"
            "49+1 DF: 1\n"
            "50+1 MF: 0\n"
            "51+13 Fragment offset: 0 bytes\n"
            "64+8 Time to live: 64\n"
            "72+8 Protocol: 6 (TCP)\n"
            "80+16 Header checksum: 0x26bf, right\n"
            "96+32 Source address: 10.0.0.1\n"
            "128+32 Destination address: 10.0.0.2\n"
            "160+16 Source port: 25\n"
            "176+16 Destination port: 49152\n"
            "192+32 Sequence number: 1000\n"
            "224+32 Acknowledgment number: 1\n"
            "256+4 Data offset: 28 bytes\n"
            "260+4 Reserved: 0\n"
            "264+1 CWR: 0\n"
            "265+1 ECE: 0\n"
            "266+1 URG: 0\n"
            "267+1 ACK: 1\n"
            "268+1 PSH: 0\n"
            "269+1 RST: 0\n"
            "270+1 SYN: 1\n"
            "271+1 FIN: 0\n"
            "272+16 Window: 65535\n"
            "288+16 Checksum: 0xac03, right\n"
            "304+16 Urgent pointer: 0\n"
            "320+32 Option: maximum segment size: 1460 bytes\n"
            "352+8 Option: no-operation: \n"
            "360+24 Option: window scale: 7 (times 128)\n");
}

TEST(FieldsTest, OfADatagram) {
  const std::string all = text(udp_packet(kIp, {53, 40'000}, "answer"));
  EXPECT_EQ(all.substr(all.find("160+")),
            "160+16 Source port: 53\n"
            "176+16 Destination port: 40000\n"
            "192+16 Length: 14 bytes\n"
            "208+16 Checksum: 0x1502, right\n"
            "224+48 Data: 6 bytes\n");
}

TEST(FieldsTest, OptionsOfASegment) {
  TcpOptions options;
  options.timestamps = true;
  options.ts_value = 5;
  options.ts_echo = 4;
  options.blocks = 2;
  options.sack[0] = {10, 20};
  options.sack[1] = {40, 50};
  const EncodedOptions encoded = encode(options);
  TcpHeader header;
  header.options = encoded.view();
  const std::string all = text(tcp_packet(kIp, header, ""));
  EXPECT_NE(all.find("+80 Option: timestamps: 5, echo 4\n"), std::string::npos);
  EXPECT_NE(all.find("+144 Option: SACK: 10 to 20, 40 to 50\n"), std::string::npos);
}

TEST(FieldsTest, ADamagedPacketSaysSo) {
  std::string packet = syn_ack();
  packet.back() = static_cast<char>(packet.back() ^ 1);
  EXPECT_NE(text(packet).find("Checksum: 0xac03, wrong"), std::string::npos);
  EXPECT_NE(text(packet).find("Header checksum: 0x26bf, right"), std::string::npos);
}

// Every bit of a packet belongs to one field, whatever the packet is.
void expect_whole(std::string_view packet) {
  std::size_t bit = 0;
  for (const Field& f : fields(packet)) {
    EXPECT_EQ(f.bit, bit);
    EXPECT_GT(f.bits, 0u);
    bit += f.bits;
  }
  EXPECT_EQ(bit, 8 * packet.size());
}

TEST(FieldsTest, WithoutGapsInAnyPacketCutAnywhere) {
  const std::string packet = syn_ack();
  for (std::size_t size = 0; size <= packet.size(); ++size) {
    expect_whole(std::string_view(packet).substr(0, size));
  }
}

TEST(FieldsTest, WithoutGapsInDamagedPackets) {
  RandomStream random(1, "fields");
  for (int round = 0; round < 20'000; ++round) {
    std::string packet = syn_ack();
    for (int hits = 0; hits < 4; ++hits) {
      packet[random.below(packet.size())] = static_cast<char>(random.below(256));
    }
    expect_whole(packet);
  }
}

TEST(FieldsTest, EveryFieldHasAName) {
  for (int i = 0; i <= static_cast<int>(FieldName::payload); ++i) {
    EXPECT_FALSE(name(static_cast<FieldName>(i)).empty()) << i;
  }
}

}  // namespace
}  // namespace mailscope::wire
