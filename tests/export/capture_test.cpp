#include "export/capture.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "replay/cast.hpp"
#include "tests/export/pcapng_blocks.hpp"
#include "tests/trace/small_world.hpp"
#include "wire/fields.hpp"

namespace mailscope::exports {
namespace {

using trace::LossReason;
namespace bits = trace::tcp_flags;

ReadCapture captured(const trace::Trace& trace, std::optional<HostId> at = {},
                     std::int64_t starts_at = 0) {
  return read_capture(capture(trace, {at, starts_at, "Alice writes", "mailscope"}));
}

std::string value(std::string_view packet, wire::FieldName name) {
  for (const wire::Field& field : wire::fields(packet)) {
    if (field.name == name) return field.value;
  }
  return "absent";
}

// "20ms 10.0.0.2 out: one | two", a line each.
std::string told(const ReadCapture& capture) {
  std::string out;
  for (const ReadPacket& p : capture.packets) {
    out += fmt::format(
        "{} {}{}: {}\n", format_duration(Duration(static_cast<std::int64_t>(p.timestamp))),
        value(p.bytes, wire::FieldName::ip_source),
        p.flags == 0 ? "" : (p.flags == 1 ? " in" : " out"), fmt::join(p.comments, " | "));
  }
  return out;
}

// Two servers and a connection; a test says what flies, and when it departs.
struct Pair {
  trace::SmallWorld w;
  ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  std::size_t packets = 0;

  PacketId send(Duration departs = {}) {
    trace::PacketSent sent{};
    sent.packet = PacketId(packets++);
    sent.link = w.crepes_hamburger;
    sent.connection = over;
    sent.flags = bits::ack;
    sent.departs = std::max(w.b.now(), Instant(departs));
    sent.payload = w.b.bytes("x");
    w.b.note(w.crepes, sent);
    return sent.packet;
  }
  PacketId copy(PacketId of) {
    const PacketId id(packets++);
    w.b.note(w.crepes, trace::PacketDuplicated{id, of, w.b.now()});
    return id;
  }
  void arrive(PacketId id) { w.b.note(w.hamburger, trace::PacketArrived{id, over}); }
  void lose(PacketId id, LossReason why) {
    w.b.note(w.hamburger, trace::PacketLost{id, over, why});
  }
  void wait(std::int64_t ms) { w.b.wait(milliseconds(ms)); }

  std::string everywhere() const { return told(captured(w.b.trace)); }
  std::string at(HostId host) const { return told(captured(w.b.trace, host)); }
};

TEST(CaptureTest, EveryPacketOnceWithAnInterfaceForEachLink) {
  const trace::Trace trace = trace::alice_to_bob();
  const ReadCapture all = captured(trace, {}, 1'772'442'000);
  EXPECT_EQ(fmt::format("{}", fmt::join(all.interfaces, "\n")),
            "alice.crepes.fr - mail.crepes.fr\n"
            "mail.crepes.fr - mail.hamburger.edu\n"
            "bob.hamburger.edu - mail.hamburger.edu");
  EXPECT_EQ(all.packets.size(), 37u);
  EXPECT_EQ(all.packets.front().timestamp, 1'772'442'001'000'000'000u);
  EXPECT_EQ(all.packets.front().comments,
            std::vector<std::string>{"step 2: to Alice's server's queue"});
  EXPECT_TRUE(std::is_sorted(
      all.packets.begin(), all.packets.end(),
      [](const ReadPacket& a, const ReadPacket& b) { return a.timestamp < b.timestamp; }));
}

TEST(CaptureTest, ALostPacketStandsWhereItWasSentAndSaysHowItDied) {
  Pair p;
  const PacketId lost = p.send();
  p.wait(10);
  p.lose(lost, LossReason::link_loss);
  p.wait(10);
  p.lose(p.send(), LossReason::host_down);
  p.lose(p.send(), LossReason::link_cut);
  EXPECT_EQ(p.everywhere(),
            "0s 10.0.0.2: lost on the link\n"
            "20ms 10.0.0.2: lost: mail.hamburger.edu is down\n"
            "20ms 10.0.0.2: lost: the link is cut\n");
  EXPECT_EQ(p.at(p.w.hamburger), "");
}

// Segments of one sender never stand in another order than that of their sending, or Wireshark
// would miss the one that waits.
TEST(CaptureTest, OneThatFoundTheQueueFullStandsBehindThoseInIt) {
  Pair p;
  const PacketId first = p.send(milliseconds(5));
  p.lose(p.send(), LossReason::queue_full);
  p.wait(8);
  p.arrive(first);
  p.arrive(p.send());
  EXPECT_EQ(p.everywhere(),
            "5ms 10.0.0.2: \n"
            "5ms 10.0.0.2: dropped before the link: its queue is full\n"
            "8ms 10.0.0.2: \n");
  EXPECT_EQ(p.at(p.w.crepes), "5ms 10.0.0.2 out: \n8ms 10.0.0.2 out: \n");
}

TEST(CaptureTest, OneThatWaitedWhenItsHostWentDownWasNotSeenThere) {
  Pair p;
  const PacketId waiting = p.send(milliseconds(5));
  p.wait(3);
  p.lose(waiting, LossReason::host_down);
  EXPECT_EQ(p.at(p.w.crepes), "");
}

TEST(CaptureTest, AHostSeesItsOwnDepartAndThoseOfOthersArrive) {
  Pair p;
  const PacketId packet = p.send(milliseconds(1));
  p.wait(21);
  p.arrive(packet);
  EXPECT_EQ(p.at(p.w.crepes), "1ms 10.0.0.2 out: \n");
  EXPECT_EQ(p.at(p.w.hamburger), "21ms 10.0.0.2 in: \n");
  EXPECT_EQ(p.at(p.w.alice), "");
}

TEST(CaptureTest, ACopyIsSeenOnlyWhereItArrives) {
  Pair p;
  const PacketId packet = p.send();
  const PacketId copy = p.copy(packet);
  p.wait(20);
  p.arrive(packet);
  p.arrive(copy);
  EXPECT_EQ(p.everywhere(), "0s 10.0.0.2: \n");
  EXPECT_EQ(p.at(p.w.crepes), "0s 10.0.0.2 out: \n");
  EXPECT_EQ(p.at(p.w.hamburger),
            "20ms 10.0.0.2 in: \n"
            "20ms 10.0.0.2 in: a copy that the link has made\n");
}

TEST(CaptureTest, ADamagedPacketIsWholeWhereItIsSentAndNotWhereItArrives) {
  Pair p;
  const PacketId packet = p.send();
  p.wait(20);
  p.lose(packet, LossReason::corrupted);
  const auto checksum = [&](std::optional<HostId> at) {
    const ReadCapture capture = captured(p.w.b.trace, at);
    return value(capture.packets.at(0).bytes, wire::FieldName::tcp_checksum).substr(8);
  };
  EXPECT_EQ(checksum({}), "right");
  EXPECT_EQ(checksum(p.w.crepes), "right");
  EXPECT_EQ(checksum(p.w.hamburger), "wrong");
}

TEST(CaptureTest, TheRulesThatAPacketMetAreNamed) {
  Pair p;
  const LinkId link = p.w.crepes_hamburger;
  p.w.b.note(HostId::none(),
             trace::LinkRuleAdded{
                 .link = link, .effect = trace::RuleEffect::delay, .by = milliseconds(5)});
  const PacketId packet = p.send();
  p.w.b.note(p.w.crepes, trace::RuleFired{link, 0, trace::RuleEffect::delay, packet});
  EXPECT_EQ(p.everywhere(), "0s 10.0.0.2: a rule of the link: delay every packet by 5ms\n");
}

TEST(CaptureTest, ADateThatNanosecondsCannotReachIsAnOffset) {
  Pair p;
  p.send();
  EXPECT_EQ(captured(p.w.b.trace, {}, 253'402'300'799).packets.at(0).timestamp, 0u);
  EXPECT_EQ(captured(p.w.b.trace, {}, 9'000'000'000).packets.at(0).timestamp,
            9'000'000'000'000'000'000u);
}

// ---- Which host is meant.
std::string found(std::string_view text) {
  const trace::Trace trace = trace::alice_to_bob();
  const replay::Cast cast = replay::cast_of(trace);
  const auto host = replay::find_host(cast, text);
  return host ? std::string(cast[host->index()].name) : host.error().message;
}

TEST(FindHostTest, ByMachineTitleUserAndAddress) {
  EXPECT_EQ(found("mail.crepes.fr"), "mail.crepes.fr");
  EXPECT_EQ(found("Hamburger.EDU"), "mail.hamburger.edu");
  EXPECT_EQ(found("alice"), "alice.crepes.fr");
  EXPECT_EQ(found("bob@hamburger.edu"), "bob.hamburger.edu");
}

TEST(FindHostTest, ElseItSaysWhichThereAre) {
  const std::string all =
      "there is no such host; write alice.crepes.fr, mail.crepes.fr, mail.hamburger.edu, "
      "bob.hamburger.edu";
  EXPECT_EQ(found("carol"), all);
  EXPECT_EQ(found(""), all);
}

TEST(FindHostTest, TwoOfTheSameNameMustBeToldApart) {
  trace::TraceBuilder b;
  const HostId server = b.host(trace::HostRole::mail_server, "mail.a.kr", "a.kr");
  b.mailbox(server, b.host(trace::HostRole::user_agent, "kim.a.kr", "Kim"), "kim@a.kr");
  b.mailbox(server, b.host(trace::HostRole::user_agent, "kim.b.kr", "Kim"), "kim@b.kr");
  const auto host = replay::find_host(replay::cast_of(b.trace), "kim");
  ASSERT_FALSE(host.has_value());
  EXPECT_EQ(host.error().message, "that may be any of several hosts; write kim.a.kr, kim.b.kr");
}

}  // namespace
}  // namespace mailscope::exports
