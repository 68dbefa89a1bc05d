// What each shipped scenario must show.

#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "export/transcript.hpp"
#include "replay/run.hpp"
#include "scenario/load.hpp"
#include "tests/sim/played.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::testing {
namespace {

constexpr const char* kChapterDialog = R"(S: 220 hamburger.edu
C: HELO crepes.fr
S: 250 Hello crepes.fr, pleased to meet you
C: MAIL FROM: <alice@crepes.fr>
S: 250 alice@crepes.fr ... Sender ok
C: RCPT TO: <bob@hamburger.edu>
S: 250 bob@hamburger.edu ... Recipient ok
C: DATA
S: 354 Enter mail, end with "." on a line by itself
C: Do you like ketchup?
C: How about pickles?
C: .
S: 250 Message accepted for delivery
C: QUIT
S: 221 hamburger.edu closing connection
)";

// The chapter's own dialog, to the letter.
TEST(AliceToBob, SpeaksTheChaptersDialog) {
  const Played run(shipped("alice-to-bob"));
  EXPECT_EQ(exports::transcript_text(run.trace, {}).value(), kChapterDialog);
}

// The message has no header of its own; what the servers write on top must not swallow the body.
TEST(AliceToBob, BobReadsTheTwoLinesAsTheBody) {
  const Played run(shipped("alice-to-bob"));
  const auto read = run.all<trace::MessageRead>();
  ASSERT_EQ(read.size(), 1U);
  const auto view = mail::split(run.trace.text(read[0].second.content));
  EXPECT_EQ(view.body, "Do you like ketchup?\r\nHow about pickles?\r\n");
  EXPECT_EQ(view.find("Return-Path"), "<alice@crepes.fr>");
  EXPECT_TRUE(view.find("Received").has_value());
}

// Bob's server is down for the first two tries; the third, an hour after the first, succeeds.
TEST(ServerDownThenUp, TriesThreeTimesHalfAnHourApart) {
  Played run(shipped("server-down-then-up"));
  const auto attempts = run.all<trace::AttemptStarted>();
  ASSERT_EQ(attempts.size(), 3U);
  EXPECT_EQ(attempts[1].first - attempts[0].first, minutes(30));
  EXPECT_EQ(attempts[2].first - attempts[1].first, minutes(30));
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 3U);
  EXPECT_GE(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered);
}

// Until it is in Bob's mailbox it is never out of Alice's server's queue: nowhere in between.
TEST(ServerDownThenUp, StaysInTheQueueOfAlicesServer) {
  Played run(shipped("server-down-then-up"));
  const Instant queued = run.all<trace::Queued>().at(0).first;
  const Instant stored = run.all<trace::MailboxStored>().at(0).first;
  ASSERT_GT(stored - queued, hours(1));
  for (Instant t = queued; t < stored; t = t + seconds(10)) {
    ASSERT_EQ(run.queued("mail.crepes.fr", t), 1U) << format_clock(t);
  }
  EXPECT_EQ(run.queued("mail.crepes.fr", stored + minutes(1)), 0U);
}

// RFC 5321 §4.5.4.1: after five days the message is removed and Alice is told why.
TEST(ServerGone, AliceIsToldAfterFiveDays) {
  Played run(shipped("server-gone"));
  const Instant queued = run.all<trace::Queued>().at(0).first;
  EXPECT_EQ(run.queued("mail.crepes.fr", queued + days(5) - seconds(1)), 1U);
  // As soon as its disk holds the notification.
  EXPECT_EQ(run.queued("mail.crepes.fr", queued + days(5) + milliseconds(5)), 0U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
  const auto inbox = run.inbox("alice@crepes.fr");
  ASSERT_EQ(inbox.size(), 1U);
  EXPECT_NE(inbox[0].find("bob@hamburger.edu"), std::string::npos);
  EXPECT_NE(inbox[0].find("connection timed out"), std::string::npos);
  EXPECT_NE(inbox[0].find("multipart/report"), std::string::npos);
}

// TCP repeats what the network loses: the message arrives, whole.
TEST(Loss, IsRepairedByTcp) {
  Played run(shipped("loss"));
  EXPECT_GE(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered);
  std::uint32_t again = 0;
  for (const replay::Connection& c : run.end().connections) again += c.retransmitted;
  EXPECT_GT(again, 0U);
  EXPECT_FALSE(run.all<trace::PacketLost>().empty());
}

// Connections for SMTP between the two servers.
std::size_t relay_connections(Played& run) {
  std::size_t n = 0;
  for (const replay::Session& session : run.end().sessions) {
    n += run.end().host(session.client).role == trace::HostRole::mail_server &&
         session.protocol == trace::Protocol::smtp;
  }
  return n;
}

// The narration's counts: n messages take 1 connection, and n when the switch is off.
TEST(PersistentConnection, TakesOneForAllAndOneForEachWithout) {
  scenario::Scenario s = shipped("persistent-connection");
  const std::size_t messages = 5;
  Played shared(s);
  EXPECT_EQ(shared.end().messages.size(), messages);
  EXPECT_EQ(relay_connections(shared), 1U);
  s.servers[0].connections.persistent = false;
  Played apart(s);
  EXPECT_EQ(relay_connections(apart), messages);
  EXPECT_EQ(apart.inbox("bob@hamburger.edu").size(), messages);
}

class EveryScenario : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryScenario, RunsTwiceToTheSameBytes) {
  const scenario::Scenario s = shipped(GetParam());
  // Side by side in one process: nothing is shared.
  sim::Simulation first(s), second(s);
  for (Instant t; t < Instant(hours(2)); t = t + minutes(7)) {
    first.run_until(t);
    second.run_until(t);
  }
  first.run();
  second.run();
  EXPECT_EQ(trace::digest(first.trace()), trace::digest(second.trace()));
  EXPECT_EQ(trace::digest(first.trace()), trace::digest(sim::run(s)));
  // And so does the scenario that the trace has.
  const replay::Run run = replay::run_of(first.trace());
  const auto again = scenario::load_text(run.scenario, std::string(run.name));
  ASSERT_TRUE(again);
  EXPECT_EQ(trace::digest(first.trace()), trace::digest(sim::run(*again)));
}

TEST_P(EveryScenario, LosesNoMessage) {
  Played run(shipped(GetParam()));
  std::size_t sends = 0;
  std::uint64_t transferred = 0, arrived = 0;
  for (const scenario::Action& action : run.scenario.actions) {
    if (std::holds_alternative<scenario::Send>(action.what)) ++sends;
    if (const auto* t = std::get_if<scenario::Transfer>(&action.what)) transferred += t->bytes;
  }
  ASSERT_GT(sends + transferred, 0U);
  EXPECT_GE(run.end().messages.size(), sends);
  for (const replay::Session& session : run.end().sessions) {
    if (session.protocol != trace::Protocol::discard) continue;
    arrived += run.end().connection(session.connection).end(Side::server).delivered;
  }
  EXPECT_EQ(arrived, transferred);
  for (const replay::Message& m : run.end().messages) {
    for (const replay::Recipient& r : m.recipients) {
      EXPECT_NE(r.fate, replay::Fate::lost) << r.address;
      EXPECT_NE(r.fate, replay::Fate::queued) << r.address;
    }
  }
}

// Every record but the inputs and what the world begins with says what caused it.
TEST_P(EveryScenario, EveryRecordAnswersWhy) {
  const Played run(shipped(GetParam()));
  for (const trace::Record& r : run.trace.records()) {
    const bool first = std::holds_alternative<trace::RunDescribed>(r.what) ||
                       std::holds_alternative<trace::Narrated>(r.what) ||
                       std::holds_alternative<trace::HostAdded>(r.what) ||
                       std::holds_alternative<trace::LinkAdded>(r.what) ||
                       std::holds_alternative<trace::LinkRuleAdded>(r.what) ||
                       std::holds_alternative<trace::AgentAdded>(r.what) ||
                       std::holds_alternative<trace::MailboxAdded>(r.what) ||
                       std::holds_alternative<trace::InputApplied>(r.what);
    EXPECT_EQ(r.cause.is_none(), first) << "record at " << format_clock(r.at);
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryScenario, ::testing::ValuesIn(all_shipped()),
                         [](const auto& scenario_name) {
                           std::string name = scenario_name.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace mailscope::testing
