// Whole runs over links that lose, delay, double, shuffle, spoil and break: mail notices nothing
// but the time.

#include <utility>
#include <variant>

#include <gtest/gtest.h>

#include "export/transcript.hpp"
#include "replay/packets.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

using trace::LossReason;
using trace::RuleEffect;

const std::string kBody = "One jar of pickles.";

// Alice writes to Bob, and the link between their servers has this `network.links` entry.
std::string over(const std::string& link, const std::string& actions = "") {
  return R"({
    "title": "test",
    "servers": { "crepes.fr": {}, "hamburger.edu": {} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "network": { "links": [ { "between": ["crepes.fr", "hamburger.edu"])" +
         std::string(link.empty() ? "" : ", ") + link + R"(} ] },
    "actions": [
      { "at": "0s", "send": { "from": "alice", "to": "bob", "subject": "Hi", "body": ")" +
         kBody + R"(" } })" + (actions.empty() ? "" : ", ") + actions + "] }";
}

std::string rules(const std::string& list) {
  return R"("rules": [)" + list + "]";
}

std::size_t losses(const Played& run, LossReason reason) {
  std::size_t count = 0;
  for (const auto& [at, lost] : run.all<trace::PacketLost>()) count += lost.reason == reason;
  return count;
}

bool bob_has_it_once(Played& run) {
  const auto inbox = run.inbox("bob@hamburger.edu");
  return inbox.size() == 1 && mail::split(inbox[0]).body == kBody + "\r\n";
}

// The dialog of the two servers, which no trouble below may change.
std::string dialog(const Played& run) {
  return exports::transcript_text(run.trace, {}).value();
}

// The first segment that carries RCPT is lost, exactly once; TCP's timer sends it again, and the
// second gets through.
TEST(LostRcpt, IsSentAgainWhenTheTimerRunsOut) {
  const Played run(shipped("lost-rcpt"));
  const auto fired = run.all<trace::RuleFired>();
  ASSERT_EQ(fired.size(), 1U);
  ASSERT_EQ(losses(run, LossReason::link_loss), 1U);
  std::vector<std::pair<Instant, trace::PacketSent>> rcpt;
  for (const auto& [at, sent] : run.all<trace::PacketSent>()) {
    const bool relayed = sent.link == fired[0].second.link;
    if (relayed && run.trace.text(sent.payload).starts_with("RCPT TO")) rcpt.emplace_back(at, sent);
  }
  ASSERT_EQ(rcpt.size(), 2U);
  EXPECT_EQ(rcpt[0].second.packet, fired[0].second.packet);
  EXPECT_TRUE(rcpt[1].second.again);
  EXPECT_EQ(rcpt[1].second.seq, rcpt[0].second.seq);
  // RFC 6298 (2.4): the timer is a second at least.
  EXPECT_GE(rcpt[1].first - rcpt[0].first, seconds(1));
}

TEST(LostRcpt, ChangesNothingInTheDialog) {
  EXPECT_EQ(dialog(Played(shipped("lost-rcpt"))), dialog(Played(shipped("alice-to-bob"))));
}

// The connection is in the memory of both ends, not in the cable: it outlives the cut, and what
// was lost goes again after twice the time, and twice again.
TEST(CableCut, TheDialogGoesOnWhereItStopped) {
  Played run(shipped("cable-cut"));
  ASSERT_EQ(run.all<trace::LinkDown>().size(), 1U);
  ASSERT_EQ(run.all<trace::LinkUp>().size(), 1U);
  EXPECT_TRUE(run.all<trace::ConnectionFailed>().empty());
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 1U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::read);
  EXPECT_EQ(dialog(run), dialog(Played(shipped("alice-to-bob"))));
  Duration wait;
  for (const auto& [at, timeout] : run.all<trace::RetransmissionTimeout>()) {
    if (timeout.side != Side::client) continue;
    EXPECT_GT(timeout.next, wait);
    wait = timeout.next;
  }
  EXPECT_GE(wait, seconds(16));
}

TEST(CableCut, NothingArrivesWhileItLasts) {
  Played run(shipped("cable-cut"));
  const Instant down = run.all<trace::LinkDown>().at(0).first;
  const Instant up = run.all<trace::LinkUp>().at(0).first;
  const replay::Packets packets(run.trace);
  const LinkId link = run.all<trace::LinkDown>().at(0).second.link;
  std::size_t lost = 0;
  for (const replay::Packet& packet : packets.all()) {
    if (packet.link != link || packet.ends < down || packet.ends >= up) continue;
    EXPECT_TRUE(packet.lost && packet.reason == LossReason::link_cut);
    ++lost;
  }
  EXPECT_GE(lost, 3U);
  EXPECT_FALSE(run.at(down).link(link).up);
  EXPECT_TRUE(run.at(up).link(link).up);
  EXPECT_TRUE(run.at(down).in_flight.empty());
}

// Every kind of trouble happens, and Bob reads what Alice wrote.
TEST(BadLine, BobReadsExactlyWhatAliceWrote) {
  const scenario::Scenario s = shipped("bad-line");
  const Played run(s);
  EXPECT_GT(losses(run, LossReason::corrupted), 0U);
  EXPECT_FALSE(run.all<trace::PacketDuplicated>().empty());
  std::size_t held_back = 0;
  for (const auto& [at, fired] : run.all<trace::RuleFired>())
    held_back += fired.effect == RuleEffect::reorder;
  EXPECT_EQ(held_back, 1U);
  std::string song;
  for (const std::string& line : std::get<scenario::Send>(s.actions.at(0).what).body)
    song += line + "\r\n";
  const auto read = run.all<trace::MessageRead>();
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(mail::split(run.trace.text(read[0].second.content)).body, song);
}

// Cut for good, the message comes back to Alice's queue and in the end to Alice.
TEST(Links, OneThatStaysCutBringsTheMessageBack) {
  Played run(from_json(over("", R"({ "at": "100ms", "cut": ["hamburger.edu", "crepes.fr"] })")));
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
  EXPECT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
}

TEST(Links, OneThatARuleCutsForAnHourDelaysTheMessage) {
  Played run(from_json(over(rules(R"({ "cut": { "until": "1h" } })"))));
  EXPECT_TRUE(bob_has_it_once(run));
  EXPECT_GT(run.all<trace::MailboxStored>().at(0).first, Instant(hours(1)));
}

// A slow way up and a fast way down, a short queue: what does not fit is lost and sent again.
TEST(Links, AShortQueueBeforeASlowLinkLosesNothingForGood) {
  Played run(
      from_json(over(R"("bandwidth": ["9.6kbit/s", "10Mbit/s"], "queue": 1, "latency": "200ms")")));
  EXPECT_TRUE(bob_has_it_once(run));
}

// Rules are for datagrams as well: an answer of the DNS that is lost and a question with a flipped
// bit cost time, and are asked again.
TEST(Links, WhatTheDnsLosesIsAskedAgain) {
  Played run(from_json(R"({
    "title": "test",
    "servers": { "crepes.fr": {}, "hamburger.edu": {} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "dns": {},
    "network": { "links": [ { "between": ["crepes.fr", "dns"], "rules": [
      { "lose": { "from": "dns", "nth": 1 } }, { "corrupt": { "from": "crepes.fr", "nth": 2 } } ] } ] },
    "actions": [ { "send": { "from": "alice", "to": "bob", "subject": "Hi", "body": ")" +
                       kBody + R"(" } } ] })"));
  EXPECT_EQ(losses(run, LossReason::link_loss), 1U);
  EXPECT_EQ(losses(run, LossReason::corrupted), 1U);
  EXPECT_EQ(run.all<trace::LookupEnded>().at(0).second.outcome, trace::LookupOutcome::found);
  EXPECT_TRUE(bob_has_it_once(run));
}

// The plain `loss` and a rule that says the same lose alike in the long run, but only the rule
// says so each time.
TEST(Links, PlainLossFiresNoRule) {
  const Played run(from_json(over(R"("loss": 0.3)")));
  EXPECT_GT(losses(run, LossReason::link_loss), 0U);
  EXPECT_TRUE(run.all<trace::RuleFired>().empty());
  EXPECT_TRUE(run.all<trace::LinkRuleAdded>().empty());
}

// Why does the letter wait? Because of the rule, when it is a rule's doing.
TEST(Causes, LeadFromALossToTheRule) {
  const Played run(shipped("lost-rcpt"));
  for (const trace::Record& r : run.trace.records()) {
    if (!std::holds_alternative<trace::PacketLost>(r.what)) continue;
    EXPECT_TRUE(std::holds_alternative<trace::RuleFired>(run.trace[r.cause].what));
  }
}

TEST(Causes, LeadFromACutToWhoCut) {
  const Played run(shipped("cable-cut"));
  for (const trace::Record& r : run.trace.records()) {
    if (!std::holds_alternative<trace::PacketLost>(r.what)) continue;
    const trace::Record& cut = run.trace[r.cause];
    ASSERT_TRUE(std::holds_alternative<trace::LinkDown>(cut.what));
    const auto* input = std::get_if<trace::InputApplied>(&run.trace[cut.cause].what);
    ASSERT_NE(input, nullptr);
    EXPECT_EQ(input->input, trace::InputKind::cut);
  }
}

// Whatever the line does, as long as it does not stay broken: Bob has the message once, or Alice
// knows that he has not.
TEST(Links, WhateverTheLineDoesNoMessageVanishes) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    scenario::Scenario s = from_json(over(R"("jitter": "80ms", "queue": 3, )" + rules(R"(
      { "lose": { "bursts": { "to_bad": 0.1, "to_good": 0.4, "loss_bad": 0.9 } } },
      { "duplicate": { "chance": 0.15, "by": "150ms" } },
      { "reorder": { "chance": 0.15, "by": "300ms" } },
      { "corrupt": { "chance": 0.15 } },
      { "cut": { "after": "700ms", "until": "4s" } },
      { "cut": { "after": "3s", "until": "9s" } })")));
    s.seed = seed;
    Played run(std::move(s));
    const replay::Recipient& bob = run.end().messages.at(0).recipients.at(0);
    if (bob.fate == replay::Fate::bounced) continue;
    ASSERT_EQ(bob.fate, replay::Fate::delivered) << "seed " << seed;
    for (const std::string& copy : run.inbox("bob@hamburger.edu")) {
      ASSERT_EQ(mail::split(copy).body, kBody + "\r\n") << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace mailscope::testing
