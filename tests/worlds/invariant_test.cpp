// Traces made by hand, in which something is lost: the invariant must say which rule broke, and
// after which record.

#include "tests/worlds/invariant.hpp"

#include <gtest/gtest.h>

#include "tests/trace/trace_builder.hpp"

namespace mailscope::worlds {
namespace {

using trace::HostRole;
using trace::RecipientOutcome;

constexpr std::string_view kAlice = "alice@crepes.fr", kBob = "bob@hamburger.edu";
constexpr std::string_view kCarol = "carol@hamburger.edu";
constexpr std::string_view kWords = "Do you like ketchup?\r\n";

// Alice has a server, and Bob has. She has written to him.
class Town : public trace::TraceBuilder {
 public:
  Town() {
    hers = host(HostRole::mail_server, "mail.crepes.fr", "crepes.fr");
    his = host(HostRole::mail_server, "mail.hamburger.edu", "hamburger.edu");
    agent = host(HostRole::user_agent, "alice.crepes.fr", "Alice");
    input(HostId::none(), trace::InputKind::send);
    letter = compose(agent, kAlice, kBob, kWords);
    wait(seconds(1));
  }

  QueueItemId queue(HostId at, MessageId message, std::string_view address) {
    const QueueItemId item(items_++);
    note(at, trace::Queued{item, message, {}, now()});
    note(at, trace::QueuedFor{item, bytes(address)});
    return item;
  }
  RecordNumber accept(HostId at, std::string_view address) {
    return note(at, trace::Accepted{SessionId(0), letter, bytes(address)});
  }
  RecordNumber store(HostId at, MessageId message, std::string_view address,
                     std::string_view content = kWords) {
    return note(at,
                trace::MailboxStored{message, bytes(address), bytes("INBOX"), 1, bytes(content)});
  }
  RecordNumber done(HostId at, QueueItemId item, std::string_view address,
                    RecipientOutcome outcome) {
    return note(at, trace::RecipientDone{item, bytes(address), outcome, bytes("250 ok")});
  }
  // A notification to Alice about the letter.
  MessageId notify(HostId at, std::string_view about, std::string_view sender = "") {
    const MessageId notification = write(at, sender, kAlice);
    note(at, trace::RecipientNotified{letter, bytes(about), notification,
                                      trace::NotificationKind::failed});
    return notification;
  }
  MessageId write(HostId at, std::string_view sender, std::string_view to) {
    return compose(at, sender, to, "No.\r\n");
  }
  // Alice's server has it in its queue, and has said 250.
  QueueItemId take_at_hers() {
    const QueueItemId item = queue(hers, letter, kBob);
    accept(hers, kBob);
    wait(seconds(1));
    return item;
  }
  // Bob's server has it in his mailbox, and has said 250.
  void deliver() {
    store(his, letter, kBob, std::string("Received: by his\r\n") + std::string(kWords));
    accept(his, kBob);
    wait(seconds(1));
  }

  HostId hers, his, agent;
  MessageId letter;

 private:
  std::size_t items_ = 0;
};

void expect_good(const Town& town) {
  const auto violation = find_violation(town.trace);
  EXPECT_FALSE(violation) << name(violation->rule) << ": " << violation->what;
}

void expect_broken(const Town& town, Rule rule, RecordNumber record, const std::string& what) {
  const auto violation = find_violation(town.trace);
  ASSERT_TRUE(violation);
  EXPECT_EQ(name(violation->rule), name(rule));
  EXPECT_EQ(violation->record, record);
  EXPECT_EQ(violation->at, town.trace[record].at);
  EXPECT_EQ(violation->what, what);
}

TEST(Invariant, HoldsFromTheQueueToTheMailbox) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  town.deliver();
  town.done(town.hers, item, kBob, RecipientOutcome::relayed);
  town.note(town.hers, trace::Dequeued{item});
  expect_good(town);
}

// What no server has taken may get lost: it is still with Alice.
TEST(Invariant, AsksNothingBeforeTheFirst250) {
  Town town;
  town.note(town.agent, trace::SubmissionFailed{town.letter, town.bytes("timed out")});
  expect_good(town);
}

// RFC 5321 §6.1: the server answers for the message from its 250 on.
TEST(Invariant, WantsTheDiskBefore250) {
  Town town;
  const RecordNumber early = town.accept(town.hers, kBob);
  town.queue(town.hers, town.letter, kBob);
  expect_broken(town, Rule::safe_before_250, early,
                "message 1 for bob@hamburger.edu: accepted with a 250, and on no disk");
}

TEST(Invariant, SeesARecipientFallOutOfTheQueue) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  const RecordNumber gone = town.note(town.hers, trace::Dequeued{item});
  expect_broken(town, Rule::held, gone,
                "message 1 for bob@hamburger.edu: in no queue, in no mailbox, and nobody was told");
}

// At the moment at which it is seen, not at the end: what comes later heals nothing.
TEST(Invariant, SeesAGapThatCloses) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  const RecordNumber gone = town.done(town.hers, item, kBob, RecipientOutcome::failed);
  town.wait(nanoseconds(1));
  town.notify(town.hers, kBob);
  expect_broken(town, Rule::held, gone,
                "message 1 for bob@hamburger.edu: in no queue, in no mailbox, and nobody was told");
}

// RFC 5321 §6.1: the sender is told of what failed, in one moment with it.
TEST(Invariant, IsContentWhenTheSenderIsTold) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  town.done(town.hers, item, kBob, RecipientOutcome::failed);
  const MessageId no = town.notify(town.hers, kBob);
  town.store(town.hers, no, kAlice, "No.\r\n");
  town.note(town.hers, trace::Dequeued{item});
  expect_good(town);
}

// A crash at the same instant comes between what is one moment otherwise.
TEST(Invariant, SeesAGapBeforeACrash) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  const RecordNumber gone = town.done(town.hers, item, kBob, RecipientOutcome::failed);
  town.note(town.hers, trace::HostDown{});
  expect_broken(town, Rule::held, gone,
                "message 1 for bob@hamburger.edu: in no queue, in no mailbox, and nobody was told");
}

TEST(Invariant, SeesANotificationThatNobodyHolds) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  town.done(town.hers, item, kBob, RecipientOutcome::failed);
  town.notify(town.hers, kBob);
  const RecordNumber last = town.note(town.hers, trace::Dequeued{item});
  expect_broken(town, Rule::held, last,
                "message 2 for alice@crepes.fr: in no queue, in no mailbox, and nobody was told");
}

// RFC 3464 §2: "the return address ... must be null".
TEST(Invariant, SeesANotificationWithASender) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  town.done(town.hers, item, kBob, RecipientOutcome::failed);
  const MessageId no = town.notify(town.hers, kBob, "postmaster@crepes.fr");
  const RecordNumber last = town.store(town.hers, no, kAlice, "No.\r\n");
  expect_broken(town, Rule::told, last,
                "message 2 for its sender: no message with the null reverse-path to anybody");
}

TEST(Invariant, SeesWhoWasNotAddressed) {
  Town town;
  town.take_at_hers();
  const RecordNumber wrong = town.store(town.his, town.letter, kCarol);
  expect_broken(town, Rule::addressed, wrong,
                "message 1 for carol@hamburger.edu: nobody has sent it there");
}

TEST(Invariant, SeesWhatWasCutShort) {
  Town town;
  town.take_at_hers();
  const RecordNumber cut = town.store(town.his, town.letter, kBob, "Do you like");
  expect_broken(town, Rule::whole, cut,
                "message 1 for bob@hamburger.edu: not in the mailbox as it was written");
}

TEST(Invariant, SeesWhatWasRelayedToNobody) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  const RecordNumber gone = town.done(town.hers, item, kBob, RecipientOutcome::relayed);
  expect_broken(town, Rule::relayed, gone,
                "message 1 for bob@hamburger.edu: relayed, and no server has taken it");
}

// RFC 5321 §6.1: what has the null reverse-path, and only that, is thrown away when it fails.
TEST(Invariant, SeesALetterThrownAway) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  const RecordNumber gone = town.done(town.hers, item, kBob, RecipientOutcome::discarded);
  expect_broken(town, Rule::discarded, gone,
                "message 1 for bob@hamburger.edu: thrown away, but no notification");
}

TEST(Invariant, LetsANotificationBeThrownAway) {
  Town town;
  const QueueItemId item = town.take_at_hers();
  town.done(town.hers, item, kBob, RecipientOutcome::failed);
  const QueueItemId second = town.queue(town.hers, town.notify(town.hers, kBob), kAlice);
  town.note(town.hers, trace::Dequeued{item});
  town.wait(seconds(1));
  town.done(town.hers, second, kAlice, RecipientOutcome::discarded);
  town.note(town.hers, trace::Dequeued{second});
  expect_good(town);
}

// RFC 5321 §3.9.1: what an alias passes on is held for whom it goes to.
TEST(Invariant, FollowsAnAlias) {
  Town town;
  town.take_at_hers();
  town.note(town.his, trace::Redirected{town.letter, town.bytes(kBob), town.bytes(kCarol)});
  const RecordNumber last = town.accept(town.his, kBob);
  expect_broken(
      town, Rule::held, last,
      "message 1 for carol@hamburger.edu: in no queue, in no mailbox, and nobody was told");
}

// RFC 5321 §3.9.2: a list's copy is held for every member.
TEST(Invariant, FollowsAList) {
  for (const bool kept : {true, false}) {
    Town town;
    const QueueItemId item = town.take_at_hers();
    const MessageId copy = town.write(town.his, "bob-owner@hamburger.edu", kCarol);
    town.note(town.his, trace::ListExpanded{town.letter, town.bytes(kBob), copy});
    if (kept) town.store(town.his, copy, kCarol, "No.\r\n");
    const RecordNumber last = town.accept(town.his, kBob);
    town.wait(seconds(1));
    town.done(town.hers, item, kBob, RecipientOutcome::relayed);
    if (kept) {
      expect_good(town);
    } else {
      expect_broken(
          town, Rule::held, last,
          "message 2 for carol@hamburger.edu: in no queue, in no mailbox, and nobody was told");
    }
  }
}

TEST(Invariant, SeesWhatNobodyWillTryAgain) {
  Town town;
  town.take_at_hers();
  const RecordNumber last(town.trace.size() - 1);
  expect_broken(town, Rule::not_stuck, last,
                "message 1 for bob@hamburger.edu: in the queue of a server that is up, and nobody "
                "will try again");
}

// A server that never comes back keeps its queue.
TEST(Invariant, LetsAServerThatIsDownKeepItsQueue) {
  Town town;
  town.take_at_hers();
  town.note(town.hers, trace::HostDown{});
  expect_good(town);
}

// RFC 5321 §2.4, §4.1.3: one mailbox under two names.
TEST(Invariant, KnowsAMailboxByItsAddressLiteral) {
  Town town;
  const MessageId literal = town.compose(town.agent, kAlice, "Bob@[10.0.0.2]", kWords);
  town.store(town.his, literal, kBob);
  expect_good(town);
}

}  // namespace
}  // namespace mailscope::worlds
