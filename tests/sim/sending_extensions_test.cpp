// Small worlds: what a client does when the next server lacks an extension, and what it tells the
// sender.

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "export/transcript.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

// Alice writes to Bob, whose server does not offer what `lacks` names.
scenario::Scenario world(const std::string& lacks, const std::string& of_the_letter) {
  const std::string off = lacks.empty() ? "" : "\"" + lacks + "\": false";
  return from_json(R"({
    "servers": { "crepes.fr": {}, "hamburger.edu": { "extensions": {)" +
                   off + R"(} } },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "actions": [ {"at": "0s", "send": {"from": "alice", "to": "bob", "subject": "Hi",
                                       "body": "양파 초콜릿")" +
                   of_the_letter + "} } ] }");
}

std::vector<trace::NotificationKind> told(const Played& run) {
  std::vector<trace::NotificationKind> kinds;
  for (const auto& [at, one] : run.all<trace::RecipientNotified>()) kinds.push_back(one.what);
  return kinds;
}

// RFC 6152 §3: with 8BITMIME the body travels as it is; without, as quoted-printable or base64.
TEST(EightBits, AreEncodedForAServerThatLacks8bitmime) {
  Played as_is(world("", R"(, "encoding": "8bit")"));
  ASSERT_EQ(as_is.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_NE(as_is.inbox("bob@hamburger.edu")[0].find("초콜릿"), std::string::npos);
  Played encoded(world("8bitmime", R"(, "encoding": "8bit")"));
  ASSERT_EQ(encoded.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(encoded.inbox("bob@hamburger.edu")[0].find("초콜릿"), std::string::npos);
  EXPECT_NE(encoded.inbox("bob@hamburger.edu")[0].find("Content-Transfer-Encoding: base64"),
            std::string::npos);
}

// RFC 6152 §3: what cannot be converted goes back; RFC 3463 X.6.3.
TEST(EightBits, ComeBackWhenTheyCannotBeEncoded) {
  scenario::Scenario s = world("8bitmime", R"(, "encoding": "8bit")");
  std::get<scenario::Send>(s.actions.at(0).what).header = false;
  std::get<scenario::Send>(s.actions.at(0).what).body = {
      "Content-Type: text/plain", "Content-Transfer-Encoding: x-unknown", "", "\xEC\x96\x91"};
  Played run(s);
  EXPECT_TRUE(run.inbox("bob@hamburger.edu").empty());
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(run.inbox("alice@crepes.fr")[0].find("Status: 5.6.3"), std::string::npos);
}

// RFC 6531 §3.1: an address beyond ASCII needs SMTPUTF8, and so does a header that names it; what
// cannot go on comes back.
TEST(Smtputf8, IsNeededForSomeAddresses) {
  scenario::Scenario s = world("smtputf8", "");
  auto& letter = std::get<scenario::Send>(s.actions.at(0).what);
  letter.to = {"밥@hamburger.edu", "bob@hamburger.edu"};
  Played with_header(s);
  EXPECT_TRUE(with_header.inbox("bob@hamburger.edu").empty());
  ASSERT_EQ(with_header.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_NE(with_header.inbox("alice@crepes.fr")[0].find("Status: 5.6.7"), std::string::npos);
  EXPECT_NE(with_header.inbox("alice@crepes.fr")[0].find("Status: 5.6.9"), std::string::npos);
  letter.header = false;
  letter.body = {"Hi"};
  Played without(s);
  EXPECT_EQ(without.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(without.inbox("alice@crepes.fr").size(), 1U);
}

// The size that Alice's server declares to Bob's; nothing: it never comes so far.
std::optional<std::uint64_t> declared(const Played& run) {
  const auto dialog = exports::transcript_text(run.trace, {});
  const std::string_view key = " SIZE=";
  const std::size_t found = dialog ? dialog->find(key) : std::string::npos;
  if (found == std::string::npos) return std::nullopt;
  return std::stoull(dialog->substr(found + key.size()));
}

// RFC 1870 §4: "the size of the largest message that the server is willing to accept".
TEST(Size, IsNoObstacleUpToTheLimit) {
  scenario::Scenario s = world("", "");
  const auto size = declared(Played(s));
  ASSERT_TRUE(size);
  s.servers.at(1).limits.message_size = *size;
  EXPECT_EQ(Played(s).inbox("bob@hamburger.edu").size(), 1U);
  s.servers.at(1).limits.message_size = *size - 1;
  Played larger(s);
  EXPECT_TRUE(larger.inbox("bob@hamburger.edu").empty());
  ASSERT_EQ(larger.inbox("alice@crepes.fr").size(), 1U);
  const std::string note = larger.inbox("alice@crepes.fr")[0];
  EXPECT_NE(note.find("Status: 5.3.4"), std::string::npos);
  EXPECT_NE(note.find("It was not sent to mail.hamburger.edu: it takes"), std::string::npos);
}

// RFC 1870 §5: what counts is what would travel, and 7 bits are more than 8.
TEST(Size, IsThatOfWhatWasConverted) {
  scenario::Scenario s = world("8bitmime", R"(, "encoding": "8bit")");
  const auto converted = declared(Played(s));
  ASSERT_TRUE(converted);
  s.servers.at(1).limits.message_size = *converted - 1;
  EXPECT_TRUE(Played(s).inbox("bob@hamburger.edu").empty());
  s.servers.at(1).limits.message_size = *converted;
  EXPECT_EQ(Played(s).inbox("bob@hamburger.edu").size(), 1U);
}

// An agent is told the limit of its own server in the same way.
TEST(Size, OfItsOwnServerIsNothingThatAnAgentGoesBeyond) {
  scenario::Scenario s = world("", "");
  s.servers.at(0).limits.message_size = 100;
  const Played run(s);
  const auto failed = run.all<trace::SubmissionFailed>();
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(run.trace.text(failed[0].second.reason), "it takes messages of at most 100 bytes");
}

// RFC 3461 §5.2.2: behind a server without DSN nobody confirms anything; the sender hears so.
TEST(Notify, SuccessBeyondAServerWithoutDsnIsRelayed) {
  const Played run(world("dsn", R"(, "notify": ["success"])"));
  EXPECT_EQ(told(run), std::vector{trace::NotificationKind::relayed});
}

TEST(Notify, NothingIsSaidOfSuccessThatNobodyAskedFor) {
  EXPECT_TRUE(told(Played(world("dsn", ""))).empty());
}

// RFC 3461 §4.1: NEVER. The message is gone, and nobody is told.
TEST(Notify, NeverMeansNever) {
  scenario::Scenario s = world("", R"(, "notify": "never")");
  std::get<scenario::Send>(s.actions.at(0).what).to = {"nobody@hamburger.edu"};
  Played run(s);
  EXPECT_TRUE(told(run).empty());
  EXPECT_TRUE(run.inbox("alice@crepes.fr").empty());
  const auto done = run.all<trace::RecipientDone>();
  ASSERT_EQ(done.size(), 1U);
  EXPECT_EQ(done[0].second.outcome, trace::RecipientOutcome::discarded);
}

// RFC 3461 §4.2, §4.3, §4.4: what the sender wrote comes back with the notification.
TEST(Notify, ReturnsTheWholeMessageAndItsNames) {
  scenario::Scenario s = world("", R"(, "notify": ["failure"], "return": "full")");
  std::get<scenario::Send>(s.actions.at(0).what).to = {"nobody@hamburger.edu"};
  Played run(s);
  ASSERT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  const std::string note = run.inbox("alice@crepes.fr")[0];
  EXPECT_NE(note.find("Original-Envelope-Id: "), std::string::npos);
  EXPECT_NE(note.find("Original-Recipient: rfc822; nobody@hamburger.edu"), std::string::npos)
      << note;
  EXPECT_NE(note.find("Content-Type: message/rfc822"), std::string::npos);
}

}  // namespace
}  // namespace mailscope::testing
