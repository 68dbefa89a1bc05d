// Small worlds: how a queue tries again, when it warns, and when it gives up.

#include <variant>

#include <gtest/gtest.h>

#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// Bob's server is off from the beginning until `up`; Alice writes after a second.
std::string waiting(const std::string& retry, const std::string& up, const std::string& more = "") {
  return R"({
    "servers": { "crepes.fr": { "retry": )" +
         retry + R"( }, "hamburger.edu": {} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "actions": [ {"at": "0s", "down": "hamburger.edu"},)" +
         more + R"({"at": "1s", "send": {"from": "alice", "to": "bob", "subject": "Hi",
                                         "body": "x"}},
                 {"at": ")" +
         up + R"(", "up": "hamburger.edu"} ] })";
}

// The minutes between the attempts, "30 30 30 ".
std::string waits(const Played& run) {
  std::string text;
  Instant before;
  for (const auto& [at, attempt] : run.all<trace::AttemptStarted>()) {
    const Duration wait = at - before + seconds(30);
    if (attempt.attempt > 1) text += fmt::format("{} ", wait.ns() / minutes(1).ns());
    before = at;
  }
  return text;
}

// How many notifications of a kind there were, "failed 1".
std::size_t told(const Played& run, trace::NotificationKind what) {
  std::size_t count = 0;
  for (const auto& [at, one] : run.all<trace::RecipientNotified>()) count += one.what == what;
  return count;
}

// RFC 5321 §4.5.4.1: at least 30 minutes between two attempts, all alike if nothing else is said.
TEST(Retry, ComesEveryHalfHour) {
  const Played run(from_json(waiting("{}", "2h10m")));
  EXPECT_EQ(waits(run), "30 30 30 30 30 ");
}

// "More sophisticated and variable strategies are beneficial" (RFC 5321 §4.5.4.1).
TEST(Retry, BacksOffUntilTheLongestWait) {
  const Played run(
      from_json(waiting(R"({ "every": "10m", "back_off": 2, "at_most": "1h" })", "4h")));
  EXPECT_EQ(waits(run), "10 20 40 60 60 60 ");
}

// How long it waited is in memory: after a crash the waits grow from the beginning again.
TEST(Retry, BacksOffAnewAfterACrash) {
  const Played run(from_json(waiting(R"({ "every": "10m", "back_off": 2 })", "3h",
                                     R"({"at": "90m", "down": "crepes.fr"},
                                        {"at": "91m", "up": "crepes.fr"},)")));
  EXPECT_EQ(waits(run), "10 20 40 80 10 20 ");
}

// RFC 3461 §5.2.7: the sender is told once that the message is late, and until when it is tried.
TEST(Warning, TellsTheSenderOnce) {
  Played run(from_json(waiting(R"({ "warn_after": "4h" })", "9h")));
  EXPECT_EQ(told(run, trace::NotificationKind::delayed), 1U);
  const auto inbox = run.inbox("alice@crepes.fr");
  ASSERT_EQ(inbox.size(), 1U);
  EXPECT_NE(inbox[0].find("Action: delayed"), std::string::npos);
  EXPECT_NE(inbox[0].find("Will-Retry-Until: Sat, 7 Mar 2026 09:00:0"), std::string::npos);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  const auto notified = run.all<trace::RecipientNotified>();
  EXPECT_GE(notified.at(0).first, Instant(hours(4)));
  EXPECT_LT(notified.at(0).first, Instant(hours(4) + minutes(5)));
}

// That it was told stands on the disk.
TEST(Warning, IsNotRepeatedAfterACrash) {
  const Played run(from_json(waiting(R"({ "warn_after": "1h" })", "9h",
                                     R"({"at": "2h", "down": "crepes.fr"},
                                        {"at": "3h", "up": "crepes.fr"},)")));
  EXPECT_EQ(told(run, trace::NotificationKind::delayed), 1U);
}

// RFC 3461 §4.1: a sender who asked for failures alone hears of no delay.
TEST(Warning, IsNotGivenToWhoDoesNotWantIt) {
  scenario::Scenario s = from_json(waiting(R"({ "warn_after": "1h" })", "9h"));
  std::get<scenario::Send>(s.actions.at(1).what).notify = scenario::Notify{.failure = true};
  EXPECT_EQ(told(Played(s), trace::NotificationKind::delayed), 0U);
}

// RFC 5321 §4.5.4.1: it gives up after days, and returns the message; the status says that its time
// has run out where no server did (RFC 3463 X.4.1, X.4.7).
TEST(GivingUp, ReturnsTheMessage) {
  Played run(from_json(waiting(R"({ "give_up_after": "2d" })", "20d")));
  EXPECT_EQ(told(run, trace::NotificationKind::failed), 1U);
  EXPECT_EQ(run.queued("mail.crepes.fr", Instant(days(2) + minutes(1))), 0U);
  const auto inbox = run.inbox("alice@crepes.fr");
  ASSERT_EQ(inbox.size(), 1U);
  EXPECT_NE(inbox[0].find("Status: 4.4.1"), std::string::npos);
}

TEST(GivingUp, NamesTheExpiryWhenAServerAskedToWait) {
  scenario::Scenario s = from_json(waiting(R"({ "give_up_after": "2h" })", "2s"));
  s.servers.at(1).answers = {
      {.stage = policy::Answer::Stage::rcpt, .reply = {451, "4.3.0", "try again later"}}};
  Played run(s);
  const auto inbox = run.inbox("alice@crepes.fr");
  ASSERT_EQ(inbox.size(), 1U);
  EXPECT_NE(inbox[0].find("Status: 4.4.7"), std::string::npos);
  EXPECT_NE(inbox[0].find("451 4.3.0 try again later"), std::string::npos);
}

}  // namespace
}  // namespace mailscope::testing
