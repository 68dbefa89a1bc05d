// Small worlds: what a mail server and its users do.

#include <algorithm>
#include <cstdint>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "export/transcript.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// Two domains; `actions` go into the scenario as they are.
std::string world(const std::string& actions, const std::string& more = "") {
  return R"({
    "title": "test",
    "servers": { "crepes.fr": {}, "hamburger.edu": {} },
    "users": {
      "alice": { "address": "alice@crepes.fr", "password": "secret" },
      "carol": { "address": "carol@crepes.fr" },
      "bob": { "address": "bob@hamburger.edu", "password": "onions" }
    },)" +
         more + R"(
    "actions": [)" +
         actions + "] }";
}
const std::string kAliceWrites =
    R"({"at": "0s", "send": {"from": "alice", "to": "bob", "subject": "Hi", "body": "Hello."}})";

// The header that people need is there: RFC 5322 §3.6 demands From and Date.
TEST(UserAgent, WritesAHeader) {
  Played run(from_json(world(kAliceWrites)));
  const auto inbox = run.inbox("bob@hamburger.edu");
  ASSERT_EQ(inbox.size(), 1U);
  const auto view = mail::split(inbox[0]);
  EXPECT_EQ(view.find("From"), "Alice <alice@crepes.fr>");
  EXPECT_EQ(view.find("To"), "Bob <bob@hamburger.edu>");
  EXPECT_EQ(view.find("Subject"), "Hi");
  EXPECT_EQ(view.find("Date"), "Mon, 2 Mar 2026 09:00:00 +0000");
  EXPECT_EQ(view.body, "Hello.\r\n");
}

// RFC 5321 §4.4: each server that takes the message in writes a Received line.
TEST(MailServer, WritesReceivedLines) {
  Played run(from_json(world(kAliceWrites)));
  const auto inbox = run.inbox("bob@hamburger.edu");
  ASSERT_EQ(inbox.size(), 1U);
  std::size_t received = 0;
  for (const auto& field : mail::split(inbox[0]).fields) received += field.name == "Received";
  EXPECT_EQ(received, 2U);
}

// Mail for a user of the same server never leaves it.
TEST(MailServer, DeliversToItsOwnUsersAtOnce) {
  Played run(from_json(world(
      R"({"at": "0s", "send": {"from": "alice", "to": "carol", "subject": "Hi", "body": "x"}})")));
  EXPECT_EQ(run.inbox("carol@crepes.fr").size(), 1U);
  EXPECT_TRUE(run.all<trace::Queued>().empty());
}

// RFC 5321 §4.2.4: 550 is final. Alice is told, at once.
TEST(MailServer, TellsTheSenderOfAnUnknownUser) {
  Played run(from_json(world(
      R"({"at": "0s", "send": {"from": "alice", "to": "nobody@hamburger.edu", "subject": "Hi",
          "body": "x"}})")));
  EXPECT_EQ(run.fates(0),
            "nobody@hamburger.edu bounced after 1: 550 5.1.1 <nobody@hamburger.edu>: no such user "
            "here\n");
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(run.inbox("alice@crepes.fr")[0].find("no such user here"), std::string::npos);
  EXPECT_LT(run.all<trace::MailboxStored>().at(0).first, Instant(minutes(1)));
}

// The loader refuses such an address; a real client can still name one. There is nobody to try,
// with DNS and in the picture without it.
TEST(MailServer, TellsTheSenderOfAnUnknownDomain) {
  scenario::Scenario s = from_json(world(kAliceWrites));
  std::get<scenario::Send>(s.actions.at(0).what).to = {"x@nowhere.example"};
  Played run(s);
  EXPECT_EQ(run.fates(0),
            "x@nowhere.example bounced after 1: no such domain: nowhere.example (NXDOMAIN)\n");
  EXPECT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_EQ(run.queued("mail.crepes.fr", Instant(days(1))), 0U);
  s.dns.reset();
  s.links.resize(4);  // without those to the name server
  Played chapter(s);
  EXPECT_EQ(chapter.fates(0), "x@nowhere.example bounced after 1: host not found\n");
}

// Recipients of one message have their own fates.
TEST(MailServer, KeepsRecipientsApart) {
  Played run(from_json(world(
      R"({"at": "0s", "send": {"from": "alice",
          "to": ["bob", "nobody@hamburger.edu", "carol"], "subject": "Hi", "body": "x"}})")));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.inbox("carol@crepes.fr").size(), 1U);
  EXPECT_EQ(run.inbox("alice@crepes.fr").size(), 1U);  // the notification about nobody
}

// Two messages that are due at once for one server share a connection.
TEST(MailServer, SendsSeveralMessagesOverOneConnection) {
  const std::string down = R"({"at": "0s", "down": "hamburger.edu"},
      {"at": "1s", "send": {"from": "alice", "to": "bob", "subject": "1", "body": "x"}},
      {"at": "1s", "send": {"from": "carol", "to": "bob", "subject": "2", "body": "y"}},
      {"at": "10m", "up": "hamburger.edu"})";
  Played run(from_json(world(down)));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 2U);
  std::uint32_t most = 0;
  for (const replay::Session& s : run.end().sessions) most = std::max(most, s.messages);
  EXPECT_EQ(most, 2U);
}

// A server that goes down in the middle of the dialog answers for nothing: the message stays in
// Alice's queue and goes later.
TEST(MailServer, SurvivesACrashOfThePeerAtAnyMoment) {
  for (int ms = 0; ms < 600; ms += 7) {
    const std::string actions =
        kAliceWrites + fmt::format(R"(,{{"at": "{}ms", "down": "hamburger.edu"}},
            {{"at": "20m", "up": "hamburger.edu"}})",
                                   ms + 1);
    Played run(from_json(world(actions)));
    EXPECT_GE(run.inbox("bob@hamburger.edu").size(), 1U) << ms;
    EXPECT_EQ(run.queued("mail.crepes.fr", Instant(days(6))), 0U) << ms;
  }
}

// Alice's own server crashes at any moment: what it has answered 250 for is there afterwards.
TEST(MailServer, KeepsItsQueueThroughACrash) {
  for (int ms = 0; ms < 600; ms += 7) {
    const std::string actions =
        kAliceWrites + fmt::format(R"(,{{"at": "{}ms", "down": "crepes.fr"}},
            {{"at": "20m", "up": "crepes.fr"}})",
                                   ms + 1);
    Played run(from_json(world(actions)));
    const bool accepted = !run.all<trace::Queued>().empty();
    EXPECT_EQ(run.inbox("bob@hamburger.edu").size() >= 1, accepted) << ms;
    EXPECT_EQ(run.queued("mail.crepes.fr", Instant(days(6))), 0U) << ms;
  }
}

// Why does the message wait? The chain of causes ends at who pulled the plug.
TEST(Causes, LeadFromTheQueueToTheInputThatStoppedTheServer) {
  const Played run(shipped("server-down-then-up"));
  const auto& records = run.trace.records();
  std::size_t n = 0;
  while (!std::holds_alternative<trace::RecipientDeferred>(records[n].what)) ++n;
  std::vector<std::string> chain;
  for (RecordNumber r(n); r; r = run.trace[r].cause) {
    std::visit([&](const auto& what) { chain.emplace_back(what.kind); }, run.trace[r].what);
  }
  ASSERT_GE(chain.size(), 4U);
  EXPECT_EQ(chain.back(), "input");
  EXPECT_EQ(chain[chain.size() - 2], "host-down");
  EXPECT_EQ(chain[chain.size() - 3], "packet-lost");
}

// RFC 3501 §6.2.3: a wrong password is refused, and shows nothing.
TEST(Reading, AWrongPasswordShowsNothing) {
  Played run(from_json(
      world(kAliceWrites + R"(,{"at": "1h", "read": {"user": "bob", "password": "guess"}})")));
  EXPECT_TRUE(run.all<trace::MessageRead>().empty());
  const auto logins = run.all<trace::LoginTried>();
  ASSERT_EQ(logins.size(), 1U);
  EXPECT_FALSE(logins[0].second.accepted);
  const auto dialog =
      exports::transcript_text(run.trace, {.protocol = trace::Protocol::imap}).value();
  EXPECT_NE(dialog.find("AUTHENTICATIONFAILED"), std::string::npos);
  EXPECT_EQ(dialog.find("Hello."), std::string::npos);
  EXPECT_EQ(run.fates(0).substr(0, 27), "bob@hamburger.edu delivered");
}

TEST(Reading, MarksWhatWasReadAndShowsItOnce) {
  Played run(from_json(world(kAliceWrites + R"(,{"at": "1h", "read": {"user": "bob"}},
                                            {"at": "2h", "read": {"user": "bob"}})")));
  EXPECT_EQ(run.all<trace::MessageRead>().size(), 1U);
  EXPECT_EQ(run.fates(0).substr(0, 22), "bob@hamburger.edu read");
}

// Seeds change what the network loses, and nothing else.
TEST(Seeds, GiveOtherLosses) {
  scenario::Scenario s = shipped("loss");
  s.seed = 7;
  const Played one(s);
  s.seed = 8;
  const Played two(s);
  EXPECT_NE(one.trace.size(), two.trace.size());
}

}  // namespace
}  // namespace mailscope::testing
