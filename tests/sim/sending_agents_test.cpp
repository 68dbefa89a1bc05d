// Small worlds: how agents hand their messages in, and what becomes of one that goes its own way.

#include <gtest/gtest.h>

#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

std::string world(const std::string& of_alices_server, const std::string& of_alice,
                  const std::string& of_the_letter, const std::string& more = "") {
  return R"({
    "servers": { "crepes.fr": { )" +
         of_alices_server + R"( }, "hamburger.edu": {} },
    "users": { "alice": { "address": "alice@crepes.fr", "password": "secret")" +
         of_alice + R"( }, "bob": { "address": "bob@hamburger.edu" } },
    "actions": [ )" +
         more + R"( {"at": "1s", "send": {"from": "alice", "to": "bob", "subject": "Hi",
                                          "body": "x")" +
         of_the_letter + "} } ] }";
}
const std::string kLogin = R"("submission": "login")";

std::string failure(const Played& run) {
  const auto failures = run.all<trace::SubmissionFailed>();
  EXPECT_EQ(failures.size(), 1U);
  return failures.empty() ? "" : std::string(run.trace.text(failures[0].second.reason));
}

// RFC 6409 §3.1, §4.3: port 587, and who it is.
TEST(Submission, LogsIn) {
  Played run(from_json(world(kLogin, "", "")));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.end().sessions.at(0).port, 587);
  const auto logins = run.all<trace::LoginTried>();
  ASSERT_EQ(logins.size(), 1U);
  EXPECT_TRUE(logins[0].second.accepted);
}

// RFC 4954 §6: 530 without a login, 535 with a wrong one; the message stays with the agent.
TEST(Submission, IsRefusedWithoutALogin) {
  Played run(from_json(world(kLogin, "", R"(, "login": false)")));
  EXPECT_EQ(failure(run).substr(0, 3), "530");
  EXPECT_TRUE(run.inbox("bob@hamburger.edu").empty());
}
TEST(Submission, IsRefusedWithAWrongPassword) {
  Played run(from_json(world(kLogin, "", R"(, "password": "guess")")));
  EXPECT_EQ(failure(run).substr(0, 3), "535");
  EXPECT_TRUE(run.inbox("bob@hamburger.edu").empty());
}

// The chapter: an agent could speak to Bob's server itself,
TEST(SendingDirectly, WorksWhenTheServerIsThere) {
  Played run(from_json(world("", R"(, "sends": "directly")", "")));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  ASSERT_EQ(run.end().sessions.size(), 1U);
  EXPECT_EQ(run.end().host(run.end().sessions[0].server).name, "mail.hamburger.edu");
  EXPECT_TRUE(run.all<trace::SubmissionFailed>().empty());
}

// but when that is not there, nobody tries again.
TEST(SendingDirectly, GoesWrongWhenItIsNot) {
  Played run(from_json(world("", R"(, "sends": "directly")", "",
                             R"({"at": "0s", "down": "hamburger.edu"},
                                {"at": "1h", "up": "hamburger.edu"},)")));
  EXPECT_TRUE(run.inbox("bob@hamburger.edu").empty());
  EXPECT_EQ(failure(run), "connection timed out");
  EXPECT_EQ(run.end().sessions.size(), 1U);
}

// Nor when the name server is silent.
TEST(SendingDirectly, NeedsTheNamesItself) {
  Played run(
      from_json(world("", R"(, "sends": "directly")", "", R"({"at": "0s", "down": "dns"},)")));
  EXPECT_NE(failure(run).find("the name server does not answer"), std::string::npos);
  EXPECT_TRUE(run.end().sessions.empty());
}

}  // namespace
}  // namespace mailscope::testing
