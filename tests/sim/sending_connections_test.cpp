// Small worlds: how a mail server uses its connections to another.

#include <algorithm>
#include <variant>

#include <gtest/gtest.h>

#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// Alice at crepes.fr, Bob and Carol at hamburger.edu; `of_alice` and `of_bob` go into the servers.
std::string world(const std::string& of_alice, const std::string& of_bob,
                  const std::string& actions) {
  return R"({
    "servers": { "crepes.fr": { )" +
         of_alice + R"( }, "hamburger.edu": { )" + of_bob + R"( } },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" },
               "carol": { "address": "carol@hamburger.edu" } },
    "actions": [ )" +
         actions + "] }";
}

std::string alice_writes(const std::string& at = "1s", const std::string& to = R"("bob")") {
  return fmt::format(
      R"({{"at": "{}", "send": {{"from": "alice", "to": {}, "subject": "Hi", "body": "x"}}}})", at,
      to);
}

// Bob's server is off when Alice writes `count` messages; all are due again after half an hour.
std::string kept_back(int count) {
  std::string text = R"({"at": "0s", "down": "hamburger.edu"})";
  for (int i = 0; i < count; ++i) text += "," + alice_writes();
  return text + R"(, {"at": "10m", "up": "hamburger.edu"})";
}

// The messages of each session from Alice's server to Bob's that carried any: "2 2 1 ".
std::string sessions(Played& run) {
  std::string text;
  for (const replay::Session& s : run.end().sessions) {
    if (s.client == HostId(0) && s.messages > 0) text += fmt::format("{} ", s.messages);
  }
  return text;
}

// How many connections Alice's server opened, or tried to.
std::size_t tries(Played& run) {
  std::size_t count = 0;
  for (const replay::Session& s : run.end().sessions) count += s.client == HostId(0);
  return count;
}

// RFC 5321 §4.5.4.1: what is for the same host goes over one connection; without that, over n.
TEST(Connections, ArePersistentOrNot) {
  Played one(from_json(world("", "", kept_back(5))));
  EXPECT_EQ(sessions(one), "5 ");
  Played each(from_json(world(R"("connections": { "persistent": false })", "", kept_back(5))));
  EXPECT_EQ(sessions(each), "1 1 1 1 1 ");
  EXPECT_EQ(each.inbox("bob@hamburger.edu").size(), 5U);
}

TEST(Connections, CarrySoManyMessagesAtMost) {
  Played run(from_json(world(R"("connections": { "messages": 2 })", "", kept_back(5))));
  EXPECT_EQ(sessions(run), "2 2 1 ");
}

// RFC 5321 §4.5.4.1: "some limit" on how many connections are open to one host; who finds none
// open waits its turn.
TEST(Connections, AreSoManyAtOnceAtMost) {
  Played run(from_json(
      world(R"("connections": { "persistent": false, "at_once": 2 })", "", kept_back(5))));
  EXPECT_EQ(sessions(run), "1 1 1 1 1 ");
  std::size_t open = 0, most = 0;
  for (const trace::Record& r : run.trace.records()) {
    if (r.at < Instant(minutes(20))) continue;
    if (std::holds_alternative<trace::TransactionStarted>(r.what)) most = std::max(most, ++open);
    if (std::holds_alternative<trace::Accepted>(r.what)) --open;
  }
  EXPECT_EQ(most, 2U);
}

// An idle connection is kept open for a while, for the next message.
TEST(Connections, WaitForMoreIfTheyMay) {
  const std::string two = alice_writes("1s") + "," + alice_writes("11s");
  Played kept(from_json(world(R"("connections": { "keep_open": "30s" })", "", two)));
  EXPECT_EQ(sessions(kept), "2 ");
  Instant quit;
  for (const auto& [at, said] : kept.all<trace::Said>()) {
    if (said.session == SessionId(1) && kept.trace.text(said.text) == "QUIT\r\n") quit = at;
  }
  EXPECT_GT(quit, Instant(seconds(41)));
  EXPECT_LT(quit, Instant(seconds(43)));
  Played closed(from_json(world(R"("connections": { "keep_open": "5s" })", "", two)));
  EXPECT_EQ(sessions(closed), "1 1 ");
}

// A server that closes an idle connection takes nothing with it.
TEST(Connections, MayBeLostWhileTheyWait) {
  const std::string actions = alice_writes("1s") + R"(, {"at": "10s", "down": "hamburger.edu"},
      {"at": "20s", "up": "hamburger.edu"},)" +
                              alice_writes("30s");
  Played run(from_json(world(R"("connections": { "keep_open": "10m" })", "", actions)));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 2U);
}

// RFC 5321 §4.5.4.1: a host that just could not be reached is not tried for every message anew.
TEST(Destinations, RestAfterAFailure) {
  std::string actions = R"({"at": "0s", "down": "hamburger.edu"},)" + alice_writes("1s");
  // TCP gives up after three minutes; ten more messages come soon behind.
  for (int i = 0; i < 10; ++i) actions += "," + alice_writes(fmt::format("{}s", 200 + i));
  Played run(from_json(world("", "", actions + R"(, {"at": "10m", "up": "hamburger.edu"})")));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 11U);
  EXPECT_EQ(run.all<trace::RecipientDeferred>().size(), 11U);
  std::size_t early = 0;
  for (const auto& [at, attempt] : run.all<trace::AttemptStarted>()) {
    early += at < Instant(minutes(10));
  }
  EXPECT_EQ(early, 1U);
}

// RFC 5321 §3.8: 421 in the middle. What was to go over that connection is put off, and so is the
// next, which finds the server asleep.
TEST(Destinations, RestAfterA421) {
  const std::string answers =
      R"("answers": [ { "stage": "mail", "reply": "421 4.3.2 going down", "times": 1 } ])";
  Played run(from_json(world("", answers, kept_back(3) + "," + alice_writes("31m"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 4U);
  std::size_t told_to_go = 0;
  for (const auto& [at, deferred] : run.all<trace::RecipientDeferred>()) {
    told_to_go += run.trace.text(deferred.reason) == "421 4.3.2 going down";
  }
  EXPECT_EQ(told_to_go, 4U);
  EXPECT_EQ(tries(run), 1U + 1U + 2U);  // in vain, the 421, then twice what was put off
}

// RFC 5321 §5.1: all recipients at one server are in one transaction, whatever stands behind their
// @; an address literal (§4.1.3) names the server itself.
TEST(Transactions, TakeAllRecipientsAtOneServer) {
  Played run(from_json(world("", "", alice_writes("1s", R"(["bob", "carol@[10.0.0.2]"])"))));
  EXPECT_EQ(run.all<trace::TransactionStarted>().size(), 2U);  // to her own server, and on
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.inbox("carol@hamburger.edu").size(), 1U);
}

// RFC 5321 §4.5.3.1.10: who was one too many is not put off: it follows at once.
TEST(Transactions, FollowWhenThereWereTooManyRecipients) {
  scenario::Scenario s = from_json(world("", "", alice_writes("1s", R"(["bob", "carol"])")));
  s.servers.at(1).limits.recipients = 1;
  Played run(s);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.inbox("carol@hamburger.edu").size(), 1U);
  EXPECT_EQ(tries(run), 1U);
  EXPECT_TRUE(run.all<trace::RecipientDeferred>().empty());
  EXPECT_EQ(run.all<trace::AttemptStarted>().size(), 1U);
}

// Each recipient has its own answer.
TEST(Transactions, KeepTheFatesOfRecipientsApart) {
  const std::string answers = R"("answers": [
      { "stage": "rcpt", "address": "carol@hamburger.edu", "reply": "450 4.2.1 busy", "times": 1 }])";
  Played run(from_json(
      world("", answers, alice_writes("1s", R"(["bob", "carol", "nobody@hamburger.edu"])"))));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu delivered after 1: 250 2.0.0 message accepted for delivery\n"
            "carol@hamburger.edu delivered after 2: 250 2.0.0 message accepted for delivery\n"
            "nobody@hamburger.edu bounced after 1: 550 5.1.1 <nobody@hamburger.edu>: no such user "
            "here\n");
}

}  // namespace
}  // namespace mailscope::testing
