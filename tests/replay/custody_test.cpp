// Who answers for a message, record by record, and what became of it.

#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "replay/world/cursor.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::NotificationKind;
using trace::RecipientOutcome;
using trace::SmallWorld;
using trace::Trace;

constexpr std::string_view kBob = "bob@hamburger.edu";
constexpr std::string_view kInfo = "info@hamburger.edu";
constexpr std::string_view kCarol = "carol@hamburger.edu";

// A world to which single records are told.
struct Told : SmallWorld {
  World now() const {
    World world;
    for (std::size_t i = 0; i < b.trace.size(); ++i) apply(world, b.trace, RecordNumber(i));
    return world;
  }
  // "bob@hamburger.edu queued, queue of crepes.fr", for a recipient of the first message.
  std::string about(std::string_view address, MessageId id = MessageId(0)) const {
    const World world = now();
    const Message& message = world.message(id);
    for (std::size_t i = 0; i < message.recipients.size(); ++i) {
      const Recipient& r = message.recipients[i];
      if (r.address != address) continue;
      const Custody holder = custody(message, i);
      return fmt::format("{}, {}{}", name(r.fate), name(holder.kind),
                         holder.host ? fmt::format(" of {}", world.host(holder.host).title) : "");
    }
    return "no such recipient";
  }

  SessionId session_with(HostId client, HostId server) {
    const ConnectionId over = b.open(client, server, 25, crepes_hamburger);
    return b.session(over, trace::Protocol::smtp);
  }
  void accept(HostId server, std::string_view address, SessionId session = SessionId(0),
              MessageId message = MessageId(0)) {
    b.note(server, trace::Accepted{session, message, b.bytes(address)});
  }
  void queue(HostId server, QueueItemId item, std::initializer_list<std::string_view> addresses,
             MessageId message = MessageId(0)) {
    b.note(server, trace::Queued{item, message, b.bytes("x"), b.now()});
    for (const auto address : addresses) b.note(server, trace::QueuedFor{item, b.bytes(address)});
  }
  void store(HostId server, std::string_view address, std::uint32_t uid = 1,
             MessageId message = MessageId(0)) {
    b.note(server,
           trace::MailboxStored{message, b.bytes(address), b.bytes("INBOX"), uid, b.bytes("x")});
  }
  void done(HostId server, QueueItemId item, std::string_view address, RecipientOutcome outcome) {
    b.note(server, trace::RecipientDone{item, b.bytes(address), outcome, b.bytes("-")});
  }
  void redirect(HostId server, std::string_view from, std::string_view to) {
    b.note(server, trace::Redirected{MessageId(0), b.bytes(from), b.bytes(to)});
  }
  void leave(HostId server, QueueItemId item) { b.note(server, trace::Dequeued{item}); }
  MessageId notify(HostId server, std::string_view address, NotificationKind what) {
    const MessageId told(now().messages.size());
    b.note(server, trace::MessageComposed{told, MessageId(0), {}, b.bytes("Told"), b.bytes("x")});
    b.note(server, trace::RecipientAdded{told, b.bytes("alice@crepes.fr")});
    store(server, "alice@crepes.fr", 1, told);
    b.note(server, trace::RecipientNotified{MessageId(0), b.bytes(address), told, what});
    return told;
  }
};

// Alice's agent has written a letter and speaks with her server.
struct Written : Told {
  SessionId session;
  explicit Written(std::string_view to = kBob) {
    b.wait(seconds(1));
    b.compose(alice, "alice@crepes.fr", to, trace::kLetter);
    session = session_with(alice, crepes);
  }
};
// Her server has it in its queue, and answers for it.
struct Handed : Written {
  explicit Handed(std::string_view to = kBob) : Written(to) {
    queue(crepes, QueueItemId(0), {to});
    accept(crepes, to);
    session = session_with(crepes, hamburger);
  }
};

// RFC 5321 §6.1: until the 250 the sender answers, whatever the server has done already.
TEST(CustodyTest, PassesWithThe250AndNotBefore) {
  Written w;
  EXPECT_EQ(w.about(kBob), "composing, agent of Alice");
  w.queue(w.crepes, QueueItemId(0), {kBob});
  EXPECT_EQ(w.about(kBob), "queued, agent of Alice");
  w.accept(w.crepes, kBob);
  EXPECT_EQ(w.about(kBob), "queued, queue of crepes.fr");
  w.store(w.hamburger, kBob);
  EXPECT_EQ(w.about(kBob), "delivered, queue of crepes.fr");
  w.accept(w.hamburger, kBob);
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::relayed);
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
}

TEST(CustodyTest, KnowsTheRecordByWhichItBegan) {
  const Trace trace = trace::alice_to_bob();
  Replay replay(trace);
  const World& world = replay.at(replay.last());
  const Custody now = custody(world, MessageId(0));
  ASSERT_TRUE(std::holds_alternative<trace::Accepted>(trace[now.since].what));
  EXPECT_EQ(trace[now.since].host, HostId(2));
  EXPECT_EQ(now.at, trace[now.since].at);
  const Custody first = custody(replay.at(Instant(milliseconds(1001))), MessageId(0));
  EXPECT_TRUE(std::holds_alternative<trace::MessageComposed>(trace[first.since].what));
}

// A server that says 250 before its disk has the message, and crashes, has lost it.
TEST(CustodyTest, A250BeforeTheSyncAndACrashIsALoss) {
  Written w;
  w.b.note(w.crepes, trace::DiskWritten{trace::DiskWrite::message, MessageId(0)});
  w.accept(w.crepes, kBob);
  EXPECT_EQ(w.about(kBob), "lost, nobody");
  w.b.note(w.crepes, trace::HostDown{});
  w.b.note(w.crepes, trace::WritesLost{1});
  EXPECT_EQ(w.about(kBob), "lost, nobody");
  EXPECT_EQ(custody(w.now(), MessageId(0)).kind, CustodyKind::nobody);
}

// The next server loses it in the same way; the one before it believed the 250.
TEST(CustodyTest, A250BeforeTheSyncLosesWhatTheServerBeforeItForgets) {
  Handed w;
  w.accept(w.hamburger, kBob, w.session);
  w.b.note(w.hamburger, trace::WritesLost{1});
  EXPECT_EQ(w.about(kBob), "queued, queue of crepes.fr");
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::relayed);
  EXPECT_EQ(w.about(kBob), "lost, nobody");
}

// A crash before the 250 is no loss: the agent still has the message.
TEST(CustodyTest, ACrashBeforeThe250LosesNothing) {
  Written w;
  w.b.note(w.crepes, trace::DiskWritten{trace::DiskWrite::message, MessageId(0)});
  w.b.note(w.crepes, trace::HostDown{});
  w.b.note(w.crepes, trace::WritesLost{1});
  EXPECT_EQ(w.about(kBob), "composing, agent of Alice");
}

// RFC 5321 §6.1: who never hears the 250 sends again, and the message is delivered twice.
TEST(CustodyTest, ALostFinalReplyDeliversTwice) {
  Handed w;
  w.store(w.hamburger, kBob, 1);
  w.accept(w.hamburger, kBob, w.session);
  const RecordNumber first = custody(w.now(), MessageId(0)).since;
  w.b.note(w.crepes, trace::RecipientDeferred{QueueItemId(0), w.b.bytes(kBob),
                                              w.b.bytes("connection lost"), Instant(minutes(30))});
  w.store(w.hamburger, kBob, 2);
  w.accept(w.hamburger, kBob, w.session);
  EXPECT_EQ(w.now().message(MessageId(0)).recipients[0].copies, 2u);
  EXPECT_EQ(custody(w.now(), MessageId(0)).since, first);
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
}

// Each recipient has its own fate, and the worst off speaks for the message.
TEST(CustodyTest, EachRecipientForItself) {
  Written w;
  w.b.note(w.alice, trace::RecipientAdded{MessageId(0), w.b.bytes(kCarol)});
  w.queue(w.crepes, QueueItemId(0), {kBob, kCarol});
  w.accept(w.crepes, kBob);
  EXPECT_EQ(w.about(kCarol), "queued, agent of Alice");
  EXPECT_EQ(w.now().message(MessageId(0)).places.at(0).kind, PlaceKind::agent);
  w.accept(w.crepes, kCarol);
  EXPECT_EQ(w.now().message(MessageId(0)).places.at(0).kind, PlaceKind::queue);
  w.store(w.hamburger, kBob);
  w.accept(w.hamburger, kBob);
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::relayed);
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
  EXPECT_EQ(w.about(kCarol), "queued, queue of crepes.fr");
  EXPECT_EQ(custody(w.now(), MessageId(0)).host, w.crepes);
}

// RFC 5321 §4.5.5, §6.1: who gives up tells the sender; only then it has nothing more to answer
// for.
TEST(CustodyTest, WhoGivesUpAnswersUntilTheSenderIsTold) {
  Handed w;
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::failed);
  EXPECT_EQ(w.about(kBob), "bounced, queue of crepes.fr");
  const MessageId notification = w.notify(w.crepes, kBob, NotificationKind::failed);
  EXPECT_EQ(w.about(kBob), "bounced, sender told of crepes.fr");
  EXPECT_EQ(w.about("alice@crepes.fr", notification), "delivered, mailbox of crepes.fr");
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kBob), "bounced, sender told of crepes.fr");
  const Notice notice = w.now().message(MessageId(0)).notices.at(0);
  EXPECT_EQ(notice.notification, notification);
  EXPECT_EQ(notice.what, NotificationKind::failed);
}

TEST(CustodyTest, WhoGivesUpAndTellsNobodyHasLostIt) {
  Handed w;
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::failed);
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kBob), "lost, nobody");
}

// A warning says that it is late; it is still in the queue (RFC 3464 §2.3.3).
TEST(CustodyTest, AWarningEndsNothing) {
  Handed w;
  w.notify(w.crepes, kBob, NotificationKind::delayed);
  EXPECT_EQ(w.about(kBob), "queued, queue of crepes.fr");
  EXPECT_EQ(w.now().message(MessageId(0)).notices.at(0).what, NotificationKind::delayed);
}

// RFC 5321 §6.1: a notification that fails is not answered by another; nobody is told, and that
// is right.
TEST(CustodyTest, ANotificationThatFailsEnds) {
  for (const auto outcome : {RecipientOutcome::failed, RecipientOutcome::discarded}) {
    Told w;
    w.b.note(w.hamburger, trace::MessageComposed{MessageId(0), {}, {}, {}, w.b.bytes("x")});
    w.b.note(w.hamburger, trace::RecipientAdded{MessageId(0), w.b.bytes("alice@crepes.fr")});
    w.queue(w.hamburger, QueueItemId(0), {"alice@crepes.fr"});
    EXPECT_EQ(w.about("alice@crepes.fr"), "queued, queue of hamburger.edu");
    w.done(w.hamburger, QueueItemId(0), "alice@crepes.fr", outcome);
    w.leave(w.hamburger, QueueItemId(0));
    EXPECT_EQ(w.about("alice@crepes.fr"), "bounced, nobody");
  }
}

// Of a server's own message nobody says 250; it answers as soon as its disk has it.
TEST(CustodyTest, AServersOwnMessageThatLeavesTheQueueIsLost) {
  Told w;
  w.b.note(w.hamburger, trace::MessageComposed{MessageId(0), {}, {}, {}, w.b.bytes("x")});
  w.queue(w.hamburger, QueueItemId(0), {"alice@crepes.fr"});
  w.leave(w.hamburger, QueueItemId(0));
  EXPECT_EQ(w.about("alice@crepes.fr"), "lost, nobody");
}

// A backup MX queues what it has accepted and hands it on (RFC 5321 §5.1).
TEST(CustodyTest, ABackupAnswersInBetween) {
  Handed w;
  const HostId backup = w.b.host(trace::HostRole::mail_server, "mx2.hamburger.edu", "backup");
  w.queue(backup, QueueItemId(1), {kBob});
  w.accept(backup, kBob, w.session);
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::relayed);
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kBob), "queued, queue of backup");
  w.store(w.hamburger, kBob);
  w.accept(w.hamburger, kBob, w.session);
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
}

// Two servers hold it because one 250 was lost; what has arrived counts.
TEST(CustodyTest, WhatHasArrivedIsNotUndoneByAnotherCopy) {
  Handed w;
  w.store(w.hamburger, kBob);
  w.accept(w.hamburger, kBob, w.session);
  w.notify(w.crepes, kBob, NotificationKind::failed);
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::failed);
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
}

// Bob's server broke off instead of saying 250, and later tries failed: Alice hears that it failed,
// and Bob has it.
TEST(CustodyTest, WhoIsToldOfAFailureThatWasNone) {
  Handed w;
  w.store(w.hamburger, kBob);
  w.notify(w.crepes, kBob, NotificationKind::failed);
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::failed);
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
}

// ---- Aliases, RFC 5321 §3.9.1: what became of an alias is what became of those behind it.

TEST(CustodyTest, AnAliasFaresAsTheOneItStandsFor) {
  Handed w(kInfo);
  w.redirect(w.hamburger, kInfo, kBob);
  EXPECT_EQ(w.about(kInfo), "queued, queue of crepes.fr");
  w.store(w.hamburger, kBob);
  w.accept(w.hamburger, kInfo, w.session);
  w.done(w.crepes, QueueItemId(0), kInfo, RecipientOutcome::relayed);
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kInfo), "delivered, mailbox of hamburger.edu");
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
  EXPECT_EQ(custody(w.now(), MessageId(0)).kind, CustodyKind::mailbox);
  w.b.note(w.bob, trace::MessageRead{MessageId(0), w.b.bytes(kBob), w.b.bytes("x")});
  EXPECT_EQ(w.about(kInfo), "read, mailbox of hamburger.edu");
}

TEST(CustodyTest, AnAliasForSeveralFaresAsTheWorstOff) {
  Handed w(kInfo);
  w.redirect(w.hamburger, kInfo, kBob);
  w.redirect(w.hamburger, kInfo, "carol@crepes.fr");
  w.store(w.hamburger, kBob);
  w.queue(w.hamburger, QueueItemId(1), {"carol@crepes.fr"});
  w.accept(w.hamburger, kInfo, w.session);
  w.done(w.crepes, QueueItemId(0), kInfo, RecipientOutcome::relayed);
  EXPECT_EQ(w.about(kInfo), "queued, queue of hamburger.edu");
  w.done(w.hamburger, QueueItemId(1), "carol@crepes.fr", RecipientOutcome::failed);
  w.notify(w.hamburger, "carol@crepes.fr", NotificationKind::failed);
  w.leave(w.hamburger, QueueItemId(1));
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
  EXPECT_EQ(w.about(kInfo), "bounced, sender told of hamburger.edu");
}

// RFC 3464 §2.3.1: the sender may be told under the address that it wrote.
TEST(CustodyTest, WhoIsToldOfTheAliasIsToldOfAllBehindIt) {
  Handed w(kInfo);
  w.redirect(w.hamburger, kInfo, "carol@crepes.fr");
  w.queue(w.hamburger, QueueItemId(1), {"carol@crepes.fr"});
  w.accept(w.hamburger, kInfo, w.session);
  w.done(w.crepes, QueueItemId(0), kInfo, RecipientOutcome::relayed);
  w.done(w.hamburger, QueueItemId(1), "carol@crepes.fr", RecipientOutcome::failed);
  w.notify(w.hamburger, kInfo, NotificationKind::failed);
  w.leave(w.hamburger, QueueItemId(1));
  EXPECT_EQ(w.about(kInfo), "bounced, sender told of hamburger.edu");
}

// Bob keeps a copy and has another sent home.
TEST(CustodyTest, AUserWhoKeepsACopy) {
  Handed w;
  w.redirect(w.hamburger, kBob, kBob);
  w.redirect(w.hamburger, kBob, "bob@crepes.fr");
  w.store(w.hamburger, kBob);
  w.queue(w.hamburger, QueueItemId(1), {"bob@crepes.fr"});
  w.accept(w.hamburger, kBob, w.session);
  w.done(w.crepes, QueueItemId(0), kBob, RecipientOutcome::relayed);
  EXPECT_EQ(w.about(kBob), "queued, queue of hamburger.edu");
  w.store(w.crepes, "bob@crepes.fr");
  w.accept(w.crepes, "bob@crepes.fr", w.session);
  w.done(w.hamburger, QueueItemId(1), "bob@crepes.fr", RecipientOutcome::relayed);
  EXPECT_EQ(w.about(kBob), "delivered, mailbox of hamburger.edu");
}

// Two aliases that name each other go round until a server counts the hops (RFC 5321 §6.3).
TEST(CustodyTest, ALoopOfAliasesEndsWithATelling) {
  Handed w(kInfo);
  w.redirect(w.hamburger, kInfo, "info@crepes.fr");
  w.queue(w.hamburger, QueueItemId(1), {"info@crepes.fr"});
  w.accept(w.hamburger, kInfo, w.session);
  w.done(w.crepes, QueueItemId(0), kInfo, RecipientOutcome::relayed);
  w.redirect(w.crepes, "info@crepes.fr", kInfo);
  w.queue(w.crepes, QueueItemId(2), {kInfo});
  w.accept(w.crepes, "info@crepes.fr", w.session);
  w.done(w.hamburger, QueueItemId(1), "info@crepes.fr", RecipientOutcome::relayed);
  EXPECT_EQ(w.about(kInfo), "queued, queue of crepes.fr");
  w.done(w.crepes, QueueItemId(2), kInfo, RecipientOutcome::failed);
  w.notify(w.crepes, kInfo, NotificationKind::failed);
  w.leave(w.crepes, QueueItemId(2));
  EXPECT_EQ(w.about(kInfo), "bounced, sender told of crepes.fr");
}

// An alias behind which a server has lost the message.
TEST(CustodyTest, AnAliasDoesNotHideALoss) {
  Handed w(kInfo);
  w.redirect(w.hamburger, kInfo, kBob);
  w.accept(w.hamburger, kInfo, w.session);
  w.done(w.crepes, QueueItemId(0), kInfo, RecipientOutcome::relayed);
  EXPECT_EQ(w.about(kInfo), "lost, nobody");
}

// RFC 5321 §3.9.2: a list makes a message of its own; for the one who wrote to it, it has arrived.
TEST(CustodyTest, AListHasTaken) {
  constexpr std::string_view kList = "students@hamburger.edu";
  Handed w(kList);
  w.b.note(w.hamburger,
           trace::MessageComposed{
               MessageId(1), {}, w.b.bytes("owner@hamburger.edu"), {}, w.b.bytes("x")});
  w.b.note(w.hamburger, trace::RecipientAdded{MessageId(1), w.b.bytes(kBob)});
  w.b.note(w.hamburger, trace::ListExpanded{MessageId(0), w.b.bytes(kList), MessageId(1)});
  w.store(w.hamburger, kBob, 1, MessageId(1));
  w.accept(w.hamburger, kList, w.session);
  w.done(w.crepes, QueueItemId(0), kList, RecipientOutcome::relayed);
  w.leave(w.crepes, QueueItemId(0));
  EXPECT_EQ(w.about(kList), "delivered, list of hamburger.edu");
  EXPECT_EQ(w.about(kBob, MessageId(1)), "delivered, mailbox of hamburger.edu");
  EXPECT_EQ(w.now().message(MessageId(1)).copy_of, MessageId(0));
}

}  // namespace
}  // namespace mailscope::replay
