#include "replay/packets.hpp"

#include <gtest/gtest.h>

#include "replay/dialects/dialect.hpp"
#include "replay/labels.hpp"
#include "replay/stream_position.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::Protocol;
using trace::Trace;
namespace bits = trace::tcp_flags;

std::string label_of(const Trace& trace, const Packet& packet) {
  return label(trace, packet, {"message text", "data", "malformed"});
}

TEST(PacketsTest, ARelayTellsTheChaptersStory) {
  const Trace trace = trace::alice_to_bob();
  const Packets packets(trace);
  std::string story;
  for (const Packet& packet : packets.all()) {
    if (packet.connection == ConnectionId(1)) story += label_of(trace, packet) + " | ";
  }
  EXPECT_EQ(story,
            "SYN | SYN ACK | ACK | 220 | HELO | 250 | MAIL FROM | 250 | RCPT TO | 250 | DATA | "
            "354 | message text, . | 250 | QUIT | 221 | FIN | FIN | ACK | ");
}

TEST(PacketsTest, APacketKnowsItsWayAndItsProtocol) {
  const Trace trace = trace::alice_to_bob();
  const Packets packets(trace);
  const Packet& syn = packets[PacketId(0)];
  EXPECT_EQ(syn.from, HostId(0));
  EXPECT_EQ(syn.to, HostId(1));
  EXPECT_EQ(syn.segment, Segment::syn);
  EXPECT_FALSE(syn.protocol);
  EXPECT_EQ(syn.ends - syn.departs, milliseconds(20));
  EXPECT_FALSE(syn.lost);
  EXPECT_EQ(label_of(trace, packets[PacketId(3)]), "220");
  EXPECT_EQ(packets[PacketId(3)].protocol, Protocol::smtp);
  EXPECT_EQ(packets[PacketId(3)].from, HostId(1));
  EXPECT_FALSE(packets.all().back().protocol);
}

TEST(PacketsTest, LostOnesSayWhy) {
  const Trace trace = trace::down_then_up();
  const Packets packets(trace);
  std::size_t lost = 0, again = 0;
  for (const Packet& packet : packets.all()) {
    lost += packet.lost && packet.reason == trace::LossReason::host_down ? 1 : 0;
    again += packet.again ? 1 : 0;
  }
  EXPECT_EQ(lost, 3u);
  EXPECT_EQ(again, 2u);
}

TEST(PacketsTest, InFlightAgreesWithLookingAtEach) {
  const Trace trace = trace::down_then_up();
  const Packets packets(trace);
  for (std::int64_t ms = 0; ms < 3000; ms += 5) {
    const Instant t(milliseconds(ms));
    std::vector<PacketId> expected;
    for (std::size_t i = 0; i < packets.size(); ++i) {
      const Packet& p = packets[PacketId(i)];
      if (p.departs <= t && t < p.ends) expected.push_back(PacketId(i));
    }
    EXPECT_EQ(packets.in_flight(t), expected) << ms;
  }
}

TEST(PacketsTest, OneThatNeverEndsFliesToTheEndOfTheTrace) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  w.b.send(over, Side::client, bits::syn);
  w.b.wait(seconds(1));
  w.b.note(w.bob, trace::HostDown{});
  const Packets packets(w.b.trace);
  EXPECT_TRUE(packets[PacketId(0)].ended.is_none());
  EXPECT_EQ(packets[PacketId(0)].ends, w.b.now());
}

TEST(ProgressTest, FromSenderToReceiver) {
  Packet packet;
  packet.departs = Instant(seconds(1));
  packet.ends = Instant(seconds(2));
  const auto at = [&packet](std::int64_t ms) {
    return progress(packet, Instant(milliseconds(ms)));
  };
  EXPECT_EQ(at(0), 0);
  EXPECT_EQ(at(1000), 0);
  EXPECT_EQ(at(1250), 0.25);
  EXPECT_EQ(at(2000), 1);
  packet.furthest = 0.5;
  EXPECT_EQ(at(1250), 0.25);
  EXPECT_EQ(at(1500), 0.5);
  EXPECT_EQ(at(1900), 0.5);
  EXPECT_EQ(at(3000), 0.5);
}

// How far along its link a packet ends, by how it is lost `after` its sending.
double end_of_the_way(trace::LossReason reason, Duration after) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const PacketId syn = w.b.send(over, Side::client, bits::syn);
  w.b.wait(after);
  w.b.lose(syn, reason);
  return progress(Packets(w.b.trace)[syn], w.b.now());
}

TEST(ProgressTest, ALostPacketEndsWhereItDies) {
  using trace::LossReason;
  EXPECT_EQ(end_of_the_way(LossReason::link_loss, milliseconds(10)), 0.5);
  EXPECT_EQ(end_of_the_way(LossReason::host_down, milliseconds(20)), 1);
  EXPECT_EQ(end_of_the_way(LossReason::corrupted, milliseconds(20)), 1);
  EXPECT_EQ(end_of_the_way(LossReason::queue_full, {}), 0);
  EXPECT_NEAR(end_of_the_way(LossReason::link_cut, milliseconds(5)), 0.25, 0.001);
  EXPECT_EQ(end_of_the_way(LossReason::link_cut, {}), 0);
}

// The link's copy has its own flight and its own fate, and the bytes of the other.
TEST(PacketsTest, ACopyFaresForItself) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const PacketId sent = w.b.send(over, Side::client, bits::psh | bits::ack, "RCPT TO");
  const PacketId copy = w.b.duplicate(sent);
  w.b.wait(milliseconds(10));
  w.b.lose(sent, trace::LossReason::link_loss);
  w.b.wait(milliseconds(10));
  w.b.arrive(copy);
  const Packets packets(w.b.trace);
  EXPECT_TRUE(packets[copy].copy);
  EXPECT_FALSE(packets[copy].lost);
  EXPECT_EQ(packets[copy].furthest, 1);
  EXPECT_EQ(packets[copy].ends - packets[copy].departs, milliseconds(20));
  EXPECT_EQ(payload_of(w.b.trace, packets[copy]), "RCPT TO");
  EXPECT_EQ(packets.in_flight(Instant(milliseconds(15)) + (packets[sent].departs - Instant())),
            std::vector<PacketId>{copy});
}

std::string flags_label(int flags) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const PacketId sent = w.b.send(over, Side::client, static_cast<std::uint8_t>(flags));
  return label_of(w.b.trace, Packets(w.b.trace)[sent]);
}

TEST(LabelTest, FlagsAsTheChapterWritesThem) {
  EXPECT_EQ(flags_label(bits::syn), "SYN");
  EXPECT_EQ(flags_label(bits::syn | bits::ack), "SYN ACK");
  EXPECT_EQ(flags_label(bits::ack), "ACK");
  EXPECT_EQ(flags_label(bits::fin | bits::ack), "FIN");
  EXPECT_EQ(flags_label(bits::rst | bits::ack), "RST");
}

TEST(DialectTest, WordsOfBothProtocols) {
  const Dialect& smtp = dialect(Protocol::smtp);
  EXPECT_EQ(smtp.command("mail from:<a@b>\r\n"), "MAIL FROM");
  EXPECT_EQ(smtp.command("quit\r\n"), "QUIT");
  EXPECT_EQ(smtp.reply("250-a\r\n250 b\r\n"), "250");
  EXPECT_EQ(smtp.command(""), "");
  const Dialect& imap = dialect(Protocol::imap);
  EXPECT_EQ(imap.command("a1 LOGIN bob secret\r\n"), "LOGIN");
  EXPECT_EQ(imap.command("a1 uid fetch 1 BODY[]\r\n"), "UID FETCH");
  EXPECT_EQ(imap.reply("* 18 EXISTS\r\n"), "EXISTS");
  EXPECT_EQ(imap.reply("a1 OK LOGIN completed\r\n"), "OK");
  EXPECT_EQ(imap.reply("+ go on\r\n"), "+");
}

TEST(DialectTest, AWordOfAnyLengthFitsOnAPacket) {
  EXPECT_EQ(dialect(Protocol::smtp).command(std::string(10'000, 'x')).size(), 16u);
}

TEST(StreamPositionTest, OffsetsGoRoundAt32Bits) {
  EXPECT_EQ(unwrapped(5, 0), 5u);
  EXPECT_EQ(unwrapped(5, 0xFFFFFFF0), 0x100000005u);
  EXPECT_EQ(unwrapped(0xFFFFFFF0, 0x100000005), 0xFFFFFFF0u);
  EXPECT_EQ(unwrapped(0xFFFFFFF0, 5), 0xFFFFFFF0u);
}

}  // namespace
}  // namespace mailscope::replay
