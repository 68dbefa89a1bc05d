// What a mail server takes in and what it refuses, each by the clause that says so.

#include <algorithm>
#include <string_view>

#include <gtest/gtest.h>

#include "export/transcript.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// Bob's server is told more by `server`; `actions` follow.
std::string world(const std::string& server, const std::string& actions,
                  const std::string& bob = "") {
  return R"({ "title": "test", "dns": false,
    "servers": { "crepes.fr": { "retry": { "every": "10m", "give_up_after": "2h" } },
                 "hamburger.edu": {)" +
         server + R"(} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu")" +
         bob + R"( },
               "dora": { "address": "dora@hamburger.edu" } },
    "actions": [)" +
         actions + "] }";
}
std::string send(const std::string& to, const std::string& at = "0s") {
  return R"({"at": ")" + at + R"(", "send": {"from": "alice", "to": [)" + to +
         R"(], "subject": "Hi", "body": "Hello."}})";
}
const std::string kToBob = send(R"("bob")");

// The dialog between the two servers, all sessions of it.
std::string dialogs(const Played& run) {
  std::string text;
  for (std::size_t n = 1; n < 10; ++n) {
    const auto one = exports::transcript_text(run.trace, {.session = n});
    if (one) text += *one;
  }
  return text;
}
std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

// RFC 6647 §2: 450 for one who is not known, and in when it tries again.
TEST(Reception, GreylistsAStrangerAndTakesTheSecondTry) {
  Played run(from_json(world(R"("greylist": {"wait": "5m"})", kToBob)));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu delivered after 2: 250 2.0.0 message accepted for delivery\n");
  EXPECT_EQ(count(dialogs(run), "S: 450 4.7.1 <bob@hamburger.edu>: greylisted"), 1U);
}

// Too early is no second try.
TEST(Reception, GreylistsUntilTheWaitIsOver) {
  Played run(from_json(world(R"("greylist": {"wait": "25m"})", kToBob)));
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 4U);
}

// RFC 3463 X.2.2: the mailbox has no room; 552 (RFC 5321 §4.2.3) ends it, and the sender is told.
TEST(Reception, RefusesWhatAMailboxHasNoRoomFor) {
  Played run(from_json(world("", kToBob, R"(, "quota": "200B")")));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu bounced after 1: 552 5.2.2 <bob@hamburger.edu>: mailbox full\n");
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(run.inbox("alice@crepes.fr")[0].find("Status: 5.2.2"), std::string::npos);
}

// Without SIZE the server learns of it at the dot. Dora has room: 250 is said, she has it, and for
// Bob the server writes to Alice itself (RFC 5321 §6.1).
TEST(Reception, TellsOfAFullMailboxAmongSeveral) {
  Played run(from_json(
      world(R"("extensions": {"size": false})", send(R"("bob", "dora")"), R"(, "quota": "200B")")));
  EXPECT_EQ(run.inbox("dora@hamburger.edu").size(), 1U);
  EXPECT_TRUE(run.inbox("bob@hamburger.edu").empty());
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(run.inbox("alice@crepes.fr")[0].find("5.2.2"), std::string::npos);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(1).fate, replay::Fate::delivered);
}

// What the sender wants to hear holds for such a mailbox, too: nothing (RFC 3461 §4.1: NEVER), or
// by the address that the sender has written (§4.2).
TEST(Reception, AsksWhetherASenderWantsToHearOfAFullMailbox) {
  const std::string off = R"("extensions": {"size": false})";
  const auto letter = [](const std::string& notify) {
    return R"({"at": "0s", "send": {"from": "alice", "to": ["bob", "dora"], "body": "Hello.",
                                    "notify": )" +
           notify + "}}";
  };
  Played never(from_json(world(off, letter(R"("never")"), R"(, "quota": "200B")")));
  EXPECT_EQ(never.inbox("dora@hamburger.edu").size(), 1U);
  EXPECT_TRUE(never.inbox("bob@hamburger.edu").empty());
  EXPECT_TRUE(never.inbox("alice@crepes.fr").empty());
  Played failure(from_json(world(off, letter(R"(["failure"])"), R"(, "quota": "200B")")));
  ASSERT_EQ(failure.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(
      failure.inbox("alice@crepes.fr")[0].find("Original-Recipient: rfc822; bob@hamburger.edu"),
      std::string::npos);
}

// RFC 5321 §3.9.2: of a member without room the list's owner hears, and not who wrote to the list.
TEST(Reception, TellsAListsOwnerOfAFullMailbox) {
  Played run(from_json(world(R"("lists": {"class": {"members": ["bob", "dora"], "owner": "dora"}})",
                             send(R"("class@hamburger.edu")"), R"(, "quota": "200B")")));
  EXPECT_TRUE(run.inbox("bob@hamburger.edu").empty());
  EXPECT_TRUE(run.inbox("alice@crepes.fr").empty());
  ASSERT_EQ(run.inbox("dora@hamburger.edu").size(), 2U);
  EXPECT_NE(run.inbox("dora@hamburger.edu")[1].find("5.2.2"), std::string::npos);
}

// A list that comes back to itself, through another one or an alias: nobody gets it twice from the
// same list, and the owner of the one that led back is told (RFC 3463 X.4.6).
TEST(Reception, EndsACircleOfLists) {
  for (const char* back : {"class@hamburger.edu", "all@hamburger.edu", "class@[10.0.0.2]"}) {
    Played run(from_json(world(R"("lists": {
        "class": {"members": ["bob", "staff@hamburger.edu"], "owner": "bob"},
        "staff": {"members": ["dora", ")" +
                                   std::string(back) + R"("], "owner": "dora"}},
        "aliases": {"all": ["class@hamburger.edu"]})",
                               send(R"("class@hamburger.edu")"))));
    EXPECT_EQ(run.all<trace::ListExpanded>().size(), 2U);
    EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
    EXPECT_TRUE(run.inbox("alice@crepes.fr").empty());
    ASSERT_EQ(run.inbox("dora@hamburger.edu").size(), 2U);
    EXPECT_NE(run.inbox("dora@hamburger.edu")[1].find("554 5.4.6"), std::string::npos);
  }
}

// Over several servers, too, where each list comes back by two ways: every list sends it on once,
// and nobody gets it twice from the same one.
TEST(Reception, EndsACircleOfListsOverSeveralServers) {
  Played run(from_json(R"({ "title": "test",
    "servers": {
      "crepes.fr": {},
      "hamburger.edu": {"lists": {
        "class": {"members": ["bob", "one@pickles.org", "two@pickles.org"], "owner": "bob"}}},
      "pickles.org": {"lists": {
        "one": {"members": ["dora", "class@hamburger.edu"], "owner": "dora"},
        "two": {"members": ["dora", "class@hamburger.edu"], "owner": "dora"}}}},
    "users": { "alice": { "address": "alice@crepes.fr" }, "bob": { "address": "bob@hamburger.edu" },
               "dora": { "address": "dora@pickles.org" } },
    "actions": [)" + send(R"("class@hamburger.edu")") +
                       "] }"));
  EXPECT_EQ(run.all<trace::ListExpanded>().size(), 3U);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  const auto dora = run.inbox("dora@pickles.org");
  ASSERT_EQ(dora.size(), 4U);  // from each list, and that each led back
  EXPECT_EQ(std::count_if(dora.begin(), dora.end(),
                          [](std::string_view content) {
                            return content.find("554 5.4.6 <class@hamburger.edu>") !=
                                   std::string_view::npos;
                          }),
            2);
}

// A notification for who keeps a list, whose mail goes on to that list: if the members got it, the
// one that fails would bring forth the next.
TEST(Reception, SendsNoNotificationToAList) {
  Played run(from_json(world(R"("lists": {
      "class": {"members": ["dora", "nobody@crepes.fr"], "owner": "bob"}},
      "aliases": {"bob": ["bob", "class@hamburger.edu"]})",
                             send(R"("class@hamburger.edu")"))));
  EXPECT_EQ(run.inbox("dora@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.all<trace::RecipientNotified>().size(), 1U);
  EXPECT_EQ(run.trace.text(run.all<trace::RecipientDone>().back().second.reply),
            "550 5.7.1 <class@hamburger.edu>: a list takes no notifications");
}

// RFC 5321 §4.5.3.1.10, RFC 3463 X.3.1: 452 may pass, so the message stays in Alice's queue.
TEST(Reception, SaysThatItsDiskIsFull) {
  Played run(from_json(world(R"("disk": {"room": "100B"})", kToBob)));
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
  EXPECT_NE(run.fates(0).find("452 4.3.1 insufficient system storage"), std::string::npos);
  EXPECT_GT(run.end().messages.at(0).recipients.at(0).attempts, 10U);
}

// RFC 1870 §4: without SIZE nobody knows the limit before the dot; with it nothing is sent.
TEST(Reception, RefusesAMessageThatIsTooLarge) {
  const std::string kLarge = R"({"at": "0s", "send": {"from": "alice", "to": "bob",
      "body": ["Hello.", ")" +
                             std::string(900, 'x') + R"("]}})";
  Played told(from_json(world(R"("limits": {"message_size": "1kB"})", kLarge)));
  EXPECT_EQ(told.fates(0),
            "bob@hamburger.edu bounced after 1: it takes messages of at most 1000 bytes\n");
  EXPECT_EQ(count(dialogs(told), "C: MAIL FROM:"), 1U);  // to Alice's own server only
  Played sent(from_json(
      world(R"("limits": {"message_size": "1kB"}, "extensions": {"size": false})", kLarge)));
  EXPECT_EQ(count(dialogs(sent), "S: 552 5.3.4"), 1U);
  EXPECT_EQ(count(dialogs(sent), "C: Hello."), 2U);
}

// RFC 5321 §3.6.2: what is neither for its users nor from them is not its business.
// Here the DNS sends Alice's server to a host that has never heard of Bob's domain.
TEST(Reception, DoesNotRelayForStrangers) {
  const std::string strangers = R"({ "title": "test",
    "servers": { "crepes.fr": {}, "hamburger.edu": {}, "pickles.org": {} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "dns": { "domains": { "hamburger.edu": { "mx": [ { "host": "mail.pickles.org" } ] } } },
    "actions": [)";
  Played run(from_json(strangers + kToBob + "] }"));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu bounced after 1: 550 5.7.1 <bob@hamburger.edu>: relaying denied\n");
  EXPECT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
}

// RFC 5321 §3.9.1: what is for an alias goes on to those it stands for; one who names itself keeps
// a copy; nobody gets it twice.
TEST(Reception, FollowsAliases) {
  Played run(from_json(
      world(R"("aliases": {"info": ["bob", "dora"], "dora": ["dora", "alice@crepes.fr", "bob"]})",
            send(R"("info@hamburger.edu")"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.inbox("dora@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_EQ(run.all<trace::Redirected>().size(), 4U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered);
}

// RFC 5321 §3.9.1: the reverse-path stays Alice's: she is told that Zoe, whom she never wrote to,
// could not be reached.
TEST(Reception, AnAliasKeepsTheReversePath) {
  Played run(
      from_json(world(R"("aliases": {"info": "zoe@crepes.fr"})", send(R"("info@hamburger.edu")"))));
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(run.inbox("alice@crepes.fr")[0].find("zoe@crepes.fr"), std::string::npos);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
}

// Two aliases that name each other lead to nobody: the sender is told (RFC 3463 X.4.6).
TEST(Reception, AliasesThatGoRoundInCirclesAreReturned) {
  Played run(from_json(world(R"("aliases": {"here": "there@hamburger.edu",
                                            "there": "here@hamburger.edu"})",
                             send(R"("here@hamburger.edu")"))));
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
}

// RFC 5321 §3.9.2: copies of a list go out with the list's own reverse-path, so what comes back
// reaches who keeps the list, and not who wrote.
TEST(Reception, AListSendsInItsOwnName) {
  Played run(from_json(world(
      R"("lists": {"class": {"members": ["bob", "dora", "nobody@crepes.fr"], "owner": "dora"}})",
      send(R"("class@hamburger.edu")"))));
  ASSERT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  const std::string copy = run.inbox("bob@hamburger.edu")[0];
  EXPECT_NE(copy.find("Return-Path: <class-owner@hamburger.edu>"), std::string::npos);
  EXPECT_NE(copy.find("List-Id: "), std::string::npos);
  EXPECT_TRUE(run.inbox("alice@crepes.fr").empty());
  ASSERT_EQ(run.inbox("dora@hamburger.edu").size(), 2U);  // her copy, and nobody's return
  EXPECT_NE(run.inbox("dora@hamburger.edu")[1].find("nobody@crepes.fr"), std::string::npos);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered);
}

// RFC 5321 §6.3: two servers that forward to each other would do so for ever; the number of
// Received: lines ends it, and Alice is told.
TEST(Reception, CountsReceivedLinesAgainstLoops) {
  scenario::Scenario s =
      from_json(world(R"("limits": {"hops": 6}, "aliases": {"bob": "alice@crepes.fr"})", kToBob));
  s.servers[0].aliases.push_back({"alice", {"bob@hamburger.edu"}});
  s.users[0].address = "anne@crepes.fr";
  Played run(s);
  EXPECT_EQ(count(dialogs(run), "S: 554 5.4.6"), 1U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
  ASSERT_EQ(run.inbox("anne@crepes.fr").size(), 1U);
}

// RFC 3461 §5.2.1: a sender who asks for it is told of the delivery; one who does not is not.
TEST(Reception, TellsOfTheDeliveryWhenAsked) {
  const std::string asks = R"({"at": "0s", "send": {"from": "alice", "to": ["bob"],
      "subject": "Hi", "body": "Hello.", "notify": ["success"]}})";
  Played run(from_json(world("", asks)));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(run.inbox("alice@crepes.fr")[0].find("Action: delivered"), std::string::npos);
  Played silent(from_json(world("", kToBob)));
  EXPECT_TRUE(silent.inbox("alice@crepes.fr").empty());
}

// RFC 3461 §5.2.7.2: what an alias sends to many is expanded, once; and is delivered to none of
// them in the eyes of the sender.
TEST(Reception, TellsOfAnAliasThatStandsForMany) {
  const std::string asks = R"({"at": "0s", "send": {"from": "alice", "to": ["info@hamburger.edu"],
      "subject": "Hi", "body": "Hello.", "notify": ["success"]}})";
  Played run(from_json(world(R"("aliases": {"info": ["bob", "dora"]})", asks)));
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(run.inbox("alice@crepes.fr")[0].find("Action: expanded"), std::string::npos);
}

// RFC 5321 §4.5.1: somebody reads what is for the postmaster.
TEST(Reception, HasAPostmaster) {
  Played run(from_json(world("", send(R"("postmaster@hamburger.edu")"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  scenario::Scenario s = from_json(world("", send(R"("postmaster@hamburger.edu")")));
  s.users[2].address = "postmaster@hamburger.edu";  // one who has that address
  Played own(s);
  EXPECT_EQ(own.inbox("postmaster@hamburger.edu").size(), 1U);
  EXPECT_TRUE(own.inbox("bob@hamburger.edu").empty());
}

// RFC 5321 §4.1.3: the address of a host may stand for its name.
TEST(Reception, TakesMailForItsAddress) {
  Played run(from_json(world("", send(R"("bob@[10.0.0.2]")"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(run.fates(0).find("bob@[10.0.0.2] delivered"), 0U) << run.fates(0);
}

// A scenario may answer in the server's place, at every stage of the dialog: 4yz is tried again
// (RFC 5321 §4.2.1) ...
TEST(Reception, AnswersAsItIsToldAndIsTriedAgain) {
  for (const std::string stage : {"connect", "hello", "mail", "rcpt", "data", "message"}) {
    const int code = stage == "connect" ? 421 : 451;
    Played run(from_json(world(fmt::format(R"("answers": [{{"stage": "{}", "times": 2,
                                               "reply": "{} 4.3.0 not now"}}])",
                                           stage, code),
                               kToBob)));
    EXPECT_EQ(run.fates(0),
              "bob@hamburger.edu delivered after 3: 250 2.0.0 message accepted for delivery\n")
        << stage;
    EXPECT_EQ(count(dialogs(run), "not now"), 2U) << stage;
  }
}

// ... and 5yz ends it.
TEST(Reception, AnswersAsItIsToldAndIsGivenUp) {
  for (const char* stage : {"mail", "rcpt", "data", "message"}) {
    Played run(from_json(world(fmt::format(R"("answers": [{{"stage": "{}",
                                               "reply": "550 5.7.0 never"}}])",
                                           stage),
                               kToBob)));
    EXPECT_EQ(run.fates(0), "bob@hamburger.edu bounced after 1: 550 5.7.0 never\n") << stage;
    EXPECT_EQ(run.inbox("alice@crepes.fr").size(), 1U) << stage;
  }
}

// RFC 1047: the connection breaks when the server has the message and before its 250 arrives. The
// client cannot know, sends it again, and Bob has it twice.
TEST(Reception, ALostFinalReplyDeliversTwice) {
  Played run(
      from_json(world(R"("answers": [{"stage": "message", "drop": true, "times": 1}])", kToBob)));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 2U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 2U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered);
}

// Broken off anywhere before that: it is sent again, and arrives once.
TEST(Reception, AConnectionThatBreaksEarlierDeliversOnce) {
  for (const char* stage : {"connect", "hello", "mail", "rcpt", "data"}) {
    Played run(from_json(
        world(fmt::format(R"("answers": [{{"stage": "{}", "drop": true, "times": 1}}])", stage),
              kToBob)));
    EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U) << stage;
    EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 2U) << stage;
  }
}

}  // namespace
}  // namespace mailscope::testing
