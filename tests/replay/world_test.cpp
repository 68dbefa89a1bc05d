#include "replay/world/world.hpp"

#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "replay/world/cursor.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::SmallWorld;
using trace::Trace;

World at_end_of(const Trace& trace) {
  World world;
  for (std::size_t i = 0; i < trace.size(); ++i) apply(world, trace, RecordNumber(i));
  return world;
}

// "m1 delivered by 1 attempt: 250 ok", the first recipient of each message.
std::string fates(const World& world) {
  std::string text;
  for (const Message& message : world.messages) {
    const Recipient& r = message.recipients.at(0);
    text += std::string(name(r.fate)) + " " + std::to_string(r.attempts) + "; ";
  }
  return text;
}

// "agent@alice.crepes.fr queue@mail.crepes.fr"
std::string places(const World& world, MessageId id) {
  static constexpr std::string_view kNames[] = {"agent", "queue", "mailbox", "shown"};
  std::string text;
  for (const Place& place : world.message(id).places) {
    if (!text.empty()) text += " ";
    text += std::string(kNames[static_cast<std::size_t>(place.kind)]) + "@" +
            std::string(world.host(place.host).title);
  }
  return text;
}

template <class Kind>
RecordNumber last_of(const Trace& trace) {
  for (std::size_t i = trace.size(); i-- > 0;) {
    if (std::holds_alternative<Kind>(trace.records()[i].what)) return RecordNumber(i);
  }
  return RecordNumber::none();
}

TEST(WorldTest, IsBuiltAsTheTraceSays) {
  SmallWorld w;
  const World world = at_end_of(w.b.trace);
  ASSERT_EQ(world.hosts.size(), 4u);
  EXPECT_EQ(world.host(w.crepes).name, "mail.crepes.fr");
  EXPECT_TRUE(world.host(w.crepes).up);
  ASSERT_EQ(world.links.size(), 3u);
  EXPECT_EQ(world.link(w.crepes_hamburger).latency, milliseconds(20));
  const Mailbox* mailbox = find_mailbox(world.host(w.hamburger), "Bob@Hamburger.EDU");
  ASSERT_NE(mailbox, nullptr);
  EXPECT_EQ(mailbox->agent, w.bob);
  EXPECT_EQ(find_mailbox(world.host(w.hamburger), "carol@hamburger.edu"), nullptr);
}

// The letter goes from the agent to the queue to the mailbox to the reader, and between two
// servers it is for a moment with both.
TEST(WorldTest, ALetterMovesAndIsNeverNowhere) {
  const Trace trace = trace::alice_to_bob();
  Replay replay(trace);
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const World& world = replay.at(RecordNumber(i));
    if (world.messages.empty()) continue;
    const std::string now = places(world, MessageId(0));
    if (seen.empty() || seen.back() != now) seen.push_back(now);
  }
  EXPECT_EQ(seen,
            (std::vector<std::string>{"agent@Alice", "agent@Alice queue@crepes.fr",
                                      "queue@crepes.fr", "queue@crepes.fr mailbox@hamburger.edu",
                                      "mailbox@hamburger.edu", "mailbox@hamburger.edu shown@Bob"}));
  EXPECT_EQ(fates(replay.at(replay.last())), "read 1; ");
}

TEST(WorldTest, SessionsHaveTheirInstants) {
  const Trace trace = trace::alice_to_bob();
  const World world = at_end_of(trace);
  ASSERT_EQ(world.sessions.size(), 3u);
  const Session& relay = world.session(SessionId(1));
  EXPECT_EQ(relay.messages, 1u);
  const Connection& over = world.connection(relay.connection);
  EXPECT_EQ(over.established - over.opened, milliseconds(40));
  // Handshake 60 ms, then thirteen turns: QUIT is the last but one.
  EXPECT_EQ(over.last_byte - over.opened, milliseconds(60 + 12 * 20));
  // The reply to QUIT, then FIN, FIN and ACK; the client's TIME-WAIT is not counted.
  EXPECT_EQ(over.closed - over.last_byte, milliseconds(20 + 60));
  EXPECT_EQ(over.end(Side::client).state, trace::TcpState::time_wait);
  EXPECT_EQ(over.segments, 3u + 13u + 3u);
  EXPECT_EQ(over.retransmitted, 0u);
  EXPECT_EQ(over.end(Side::client).sent, over.end(Side::server).delivered);
  EXPECT_TRUE(world.open_connections.empty());
  EXPECT_TRUE(world.in_flight.empty());
}

TEST(WorldTest, APacketIsInFlightFromItsSendingToItsArrival) {
  const Trace trace = trace::alice_to_bob();
  Replay replay(trace);
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const auto* sent = std::get_if<trace::PacketSent>(&trace.records()[i].what);
    if (!sent) continue;
    ASSERT_EQ(replay.at(RecordNumber(i)).in_flight.size(), 1u);
    EXPECT_EQ(replay.at(RecordNumber(i)).in_flight[0].packet, sent->packet);
    EXPECT_TRUE(replay.at(RecordNumber(i + 1)).in_flight.empty());
  }
}

TEST(WorldTest, ALetterWaitsInTheQueueWhileTheServerIsDown) {
  const Trace trace = trace::down_then_up();
  Replay replay(trace);
  const World& waiting = replay.at(Instant(minutes(25)));
  ASSERT_EQ(waiting.hosts[1].queue.size(), 1u);
  const QueueEntry& entry = waiting.hosts[1].queue.begin()->second;
  EXPECT_EQ(entry.attempt, 1u);
  EXPECT_TRUE(entry.trying.is_none());
  EXPECT_EQ(entry.next_attempt, Instant(minutes(30)));
  EXPECT_EQ(entry.reason, "connection timed out");
  EXPECT_EQ(fates(waiting), "queued 1; ");
  const Connection& failed = waiting.connections.back();
  EXPECT_TRUE(failed.failed);
  EXPECT_NE(failed.closed, Instant::never());
  EXPECT_EQ(failed.established, Instant::never());
  EXPECT_EQ(failed.retransmitted, 2u);
  const World& done = replay.at(replay.last());
  EXPECT_EQ(fates(done), "delivered 2; ");
  EXPECT_TRUE(done.hosts[1].queue.empty());
  EXPECT_EQ(done.message(MessageId(0)).recipients[0].last_reply,
            "250 Message accepted for delivery");
}

TEST(WorldTest, GivingUpTellsTheSender) {
  const Trace trace = trace::given_up();
  const World world = at_end_of(trace);
  EXPECT_EQ(fates(world), "bounced 2; delivered 0; ");
  EXPECT_EQ(world.message(MessageId(1)).about, MessageId(0));
  EXPECT_EQ(places(world, MessageId(0)), "");
  EXPECT_EQ(places(world, MessageId(1)), "mailbox@crepes.fr");
}

TEST(WorldTest, WhoLeavesTheQueueUndeliveredIsLost) {
  SmallWorld w;
  w.submit();
  w.b.note(w.crepes, trace::Dequeued{QueueItemId(0)});
  EXPECT_EQ(fates(at_end_of(w.b.trace)), "lost 0; ");
}

// Letters leave from both ends of the queue and from its middle; the rest keep their order.
TEST(WorldTest, AQueueKeepsTheOrderOfArrival) {
  SmallWorld w;
  const MessageId message = w.b.compose(w.alice, "", "bob@hamburger.edu", trace::kLetter);
  for (std::size_t i = 0; i < 6; ++i) {
    w.b.note(w.crepes, trace::Queued{QueueItemId(i), message, {}, w.b.now()});
  }
  for (const std::size_t i : {0u, 5u, 2u}) w.b.note(w.crepes, trace::Dequeued{QueueItemId(i)});
  const World world = at_end_of(w.b.trace);
  std::string left;
  for (const auto& [item, entry] : world.host(w.crepes).queue) {
    left += std::to_string(entry.item.value()) + " ";
  }
  EXPECT_EQ(left, "1 3 4 ");
}

// What a server has written and not synced is in its memory only; a crash loses it.
TEST(WorldTest, ADiskHasWritesThatAreNotSafeYet) {
  SmallWorld w;
  const auto unsynced = [&w] { return at_end_of(w.b.trace).host(w.crepes).unsynced; };
  for (int i = 0; i < 3; ++i) {
    w.b.note(w.crepes, trace::DiskWritten{trace::DiskWrite::message, MessageId::none()});
  }
  EXPECT_EQ(unsynced(), 3u);
  w.b.note(w.crepes, trace::DiskSynced{2});  // the third came while the disk was at work
  EXPECT_EQ(unsynced(), 1u);
  w.b.note(w.crepes, trace::HostDown{});
  w.b.note(w.crepes, trace::WritesLost{1});
  EXPECT_EQ(unsynced(), 0u);
}

// RFC 3501 §2.3.2: a mark can be taken back.
TEST(WorldTest, AMarkIsSetAndTakenBack) {
  SmallWorld w;
  const auto mark = [&w](bool seen) {
    w.b.note(w.hamburger,
             trace::FlagsChanged{w.b.bytes("bob@hamburger.edu"), w.b.bytes("INBOX"), 1,
                                 seen ? mail::Flags{mail::Flag::seen} : mail::Flags{}});
    const World world = at_end_of(w.b.trace);
    const Mailbox* mailbox = find_mailbox(world.host(w.hamburger), "bob@hamburger.edu");
    return mailbox->folders.at(0).messages.at(0).seen();
  };
  w.relay(QueueItemId(0), w.submit(), 1);
  EXPECT_TRUE(mark(true));
  EXPECT_FALSE(mark(false));
}

// Memory goes, the disk stays, and nobody sends a word.
TEST(WorldTest, ADeadHostForgetsItsConnectionsAndKeepsItsQueue) {
  SmallWorld w;
  w.submit();
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const SessionId session = w.b.session(over, trace::Protocol::smtp);
  w.b.note(w.crepes, trace::AttemptStarted{QueueItemId(0), 1, session});
  w.b.handshake(over);
  w.b.note(w.crepes, trace::HostDown{});
  World world = at_end_of(w.b.trace);
  EXPECT_FALSE(world.host(w.crepes).up);
  ASSERT_EQ(world.host(w.crepes).queue.size(), 1u);
  EXPECT_TRUE(world.host(w.crepes).queue.begin()->second.trying.is_none());
  const Connection& half = world.connection(over);
  EXPECT_TRUE(half.end(Side::client).wiped);
  EXPECT_EQ(half.end(Side::client).state, trace::TcpState::closed);
  EXPECT_EQ(half.end(Side::server).state, trace::TcpState::established);
  EXPECT_EQ(half.closed, Instant::never());
  w.b.note(w.hamburger, trace::HostDown{});
  world = at_end_of(w.b.trace);
  EXPECT_NE(world.connection(over).closed, Instant::never());
  EXPECT_TRUE(world.open_connections.empty());
}

// RFC 9293 §3.4.3: a host that crashes forgets its TIME-WAITs as well.
TEST(WorldTest, ADeadHostForgetsWhomItHadSaidGoodByeTo) {
  SmallWorld w;
  w.submit();
  World world = at_end_of(w.b.trace);
  ASSERT_EQ(world.connection(ConnectionId(0)).end(Side::client).state, trace::TcpState::time_wait);
  w.b.note(w.alice, trace::HostDown{});
  world = at_end_of(w.b.trace);
  EXPECT_EQ(world.connection(ConnectionId(0)).end(Side::client).state, trace::TcpState::closed);
}

TEST(WorldTest, ALinkIsCutAndMended) {
  SmallWorld w;
  w.b.cut(w.crepes_hamburger);
  EXPECT_FALSE(at_end_of(w.b.trace).link(w.crepes_hamburger).up);
  EXPECT_TRUE(at_end_of(w.b.trace).link(w.bob_hamburger).up);
  w.b.note(w.crepes, trace::LinkUp{w.crepes_hamburger});
  EXPECT_TRUE(at_end_of(w.b.trace).link(w.crepes_hamburger).up);
}

TEST(WorldTest, ACopyIsInFlightUntilItsOwnEnd) {
  SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const PacketId sent = w.b.send(over, Side::client, trace::tcp_flags::syn);
  const PacketId copy = w.b.duplicate(sent);
  EXPECT_EQ(at_end_of(w.b.trace).in_flight.size(), 2u);
  w.b.arrive(sent);
  ASSERT_EQ(at_end_of(w.b.trace).in_flight.size(), 1u);
  EXPECT_EQ(at_end_of(w.b.trace).in_flight[0].packet, copy);
  EXPECT_EQ(at_end_of(w.b.trace).connection(over).segments, 1u);  // the sender sent one
  w.b.lose(copy, trace::LossReason::corrupted);
  EXPECT_TRUE(at_end_of(w.b.trace).in_flight.empty());
}

}  // namespace
}  // namespace mailscope::replay
