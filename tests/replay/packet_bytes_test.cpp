#include "replay/packet_bytes.hpp"

#include <gtest/gtest.h>

#include "tests/trace/small_world.hpp"
#include "wire/fields.hpp"

namespace mailscope::replay {
namespace {

std::string value(std::string_view packet, wire::FieldName name) {
  for (const wire::Field& field : wire::fields(packet)) {
    if (field.name == name) return field.value;
  }
  return "absent";
}

// The server's greeting: the fourth packet of the relay.
TEST(PacketBytesTest, AddressesAndPortsOfItsSender) {
  const trace::Trace trace = trace::alice_to_bob();
  const Packets packets(trace);
  const PacketBytes bytes(trace, packets);
  for (std::size_t i = 0; i < packets.size(); ++i) {
    if (payload_of(trace, packets[PacketId(i)]).substr(0, 3) != "220") continue;
    const std::string packet = bytes.ip_packet(PacketId(i));
    EXPECT_EQ(value(packet, wire::FieldName::tcp_source_port), "25");
    EXPECT_EQ(value(packet, wire::FieldName::tcp_destination_port), "49152");
    EXPECT_EQ(value(packet, wire::FieldName::ip_source),
              "10.0.0." + std::to_string(packets[PacketId(i)].from.value() + 1));
    EXPECT_EQ(value(packet, wire::FieldName::tcp_psh), "1");
    EXPECT_TRUE(packet.ends_with(payload_of(trace, packets[PacketId(i)])));
  }
}

TEST(PacketBytesTest, EveryChecksumIsRight) {
  const trace::Trace trace = trace::down_then_up();
  const Packets packets(trace);
  const PacketBytes bytes(trace, packets);
  ASSERT_GT(packets.size(), 30u);
  for (std::size_t i = 0; i < packets.size(); ++i) {
    const std::string packet = bytes.ip_packet(PacketId(i));
    EXPECT_TRUE(value(packet, wire::FieldName::ip_checksum).ends_with(", right"));
    EXPECT_TRUE(value(packet, wire::FieldName::tcp_checksum).ends_with(", right"));
  }
}

TEST(PacketBytesTest, ADatagramAndItsCopyAreTheSame) {
  trace::SmallWorld w;
  trace::DatagramSent query{};
  query.packet = PacketId(0);
  query.to = w.hamburger;
  query.link = w.crepes_hamburger;
  query.from_port = 40'000;
  query.to_port = 53;
  query.payload = w.b.bytes("who is it?");
  w.b.note(w.crepes, query);
  w.b.note(w.crepes, trace::PacketDuplicated{PacketId(1), PacketId(0), w.b.now()});
  const Packets packets(w.b.trace);
  const PacketBytes bytes(w.b.trace, packets);
  const std::string packet = bytes.ip_packet(PacketId(0));
  EXPECT_EQ(value(packet, wire::FieldName::udp_destination_port), "53");
  EXPECT_TRUE(value(packet, wire::FieldName::udp_checksum).ends_with(", right"));
  EXPECT_TRUE(packet.ends_with("who is it?"));
  EXPECT_EQ(bytes.ip_packet(PacketId(1)), packet);
}

}  // namespace
}  // namespace mailscope::replay
