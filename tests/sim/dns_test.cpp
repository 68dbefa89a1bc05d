// Small worlds: how a mail server finds where mail goes, and what it does when it cannot.

#include <variant>

#include <gtest/gtest.h>

#include "export/dns_transcript.hpp"
#include "replay/labels.hpp"
#include "replay/packets.hpp"
#include "tests/sim/played.hpp"
#include "texts/text.hpp"

namespace mailscope::testing {
namespace {

constexpr texts::Language kEnglish = texts::Language::english;

// Alice at crepes.fr and Bob at hamburger.edu, which has a second machine, mx2.hamburger.edu.
std::string world(const std::string& dns, const std::string& actions) {
  return R"({
    "servers": { "crepes.fr": {}, "hamburger.edu": {},
                 "mx2.hamburger.edu": { "host": "mx2.hamburger.edu" } },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "dns": )" +
         dns + R"(, "actions": [)" + actions + "] }";
}

std::string alice_writes(const std::string& to, const std::string& at = "0s") {
  return fmt::format(
      R"({{"at": "{}", "send": {{"from": "alice", "to": "{}", "subject": "Hi", "body": "x"}}}})",
      at, to);
}

// "A mail.hamburger.edu found 10.0.0.2, remembered", a line for each lookup that ended.
std::string lookups(const Played& run) {
  std::vector<trace::LookupStarted> started;
  std::string text;
  for (const trace::Record& r : run.trace.records()) {
    if (const auto* s = std::get_if<trace::LookupStarted>(&r.what)) started.push_back(*s);
    const auto* e = std::get_if<trace::LookupEnded>(&r.what);
    if (!e) continue;
    const auto& asked = started.at(e->lookup.index());
    const auto answer = run.trace.text(e->answer);
    text += fmt::format("{} {} {}{}{}{}\n", trace::name(asked.type), run.trace.text(asked.name),
                        trace::name(e->outcome), answer.empty() ? "" : " ", answer,
                        e->cached ? ", remembered" : "");
  }
  return text;
}

// The hosts to which connections for Alice's mail were opened, in order: "mail.hamburger.edu ".
std::string tried(Played& run) {
  std::string text;
  for (const replay::Session& s : run.end().sessions) {
    if (s.client == HostId(0)) text += std::string(run.end().host(s.server).name) + " ";
  }
  return text;
}

std::size_t datagrams(const Played& run) {
  return run.all<trace::DatagramSent>().size();
}

// Nobody writes any DNS: MX of the domain, then A of its host, each asked once.
TEST(Dns, TheObviousRecordsAreThere) {
  Played run(from_json(world("{}", alice_writes("bob"))));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu delivered after 1: 250 2.0.0 message accepted for delivery\n");
  EXPECT_EQ(lookups(run),
            "MX hamburger.edu found 10 mail.hamburger.edu\n"
            "A mail.hamburger.edu found 10.0.0.2\n");
  EXPECT_EQ(datagrams(run), 4U);
}

// The chapter's picture: no name server, and nobody asks.
TEST(Dns, CanBeLeftOut) {
  Played run(from_json(world("false", alice_writes("bob"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(lookups(run), "");
  EXPECT_EQ(datagrams(run), 0U);
  EXPECT_EQ(run.end().hosts.size(), 5U);
}

// A message for a user of the same server needs no DNS, and an agent knows its server.
TEST(Dns, IsAskedOnlyForOtherDomains) {
  Played run(from_json(world("{}", alice_writes("alice"))));
  EXPECT_EQ(run.inbox("alice@crepes.fr").size(), 1U);
  EXPECT_EQ(lookups(run), "");
}

// RFC 1035 §3.2.1: within the TTL the second message needs no datagram; after it, it does.
TEST(Dns, AnswersAreRemembered) {
  Played run(from_json(world("{}", alice_writes("bob") + "," + alice_writes("bob", "59m") + "," +
                                       alice_writes("bob", "2h"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 3U);
  EXPECT_EQ(datagrams(run), 8U);
  EXPECT_NE(lookups(run).find("MX hamburger.edu found 10 mail.hamburger.edu, remembered"),
            std::string::npos);
}

// RFC 5321 §5.1: the lowest preference first; when its host does not answer, the next.
TEST(Mx, TheNextIsTriedWhenTheFirstDoesNotAnswer) {
  Played run(from_json(world(
      R"({ "domains": { "hamburger.edu": { "mx": [
            { "preference": 20, "host": "mail.hamburger.edu" },
            { "preference": 10, "host": "mx2.hamburger.edu" } ] } } })",
      R"({"at": "0s", "down": "mx2.hamburger.edu"},)" + alice_writes("bob", "1s"))));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu delivered after 1: 250 2.0.0 message accepted for delivery\n");
  EXPECT_EQ(tried(run), "mx2.hamburger.edu mail.hamburger.edu ");
}

// All hosts are down: the message waits, and is tried again with all of them.
TEST(Mx, WhenNoneAnswersTheMessageWaits) {
  Played run(from_json(world(
      R"({ "domains": { "hamburger.edu": { "mx": [
            { "preference": 20, "host": "mail.hamburger.edu" },
            { "preference": 10, "host": "mx2.hamburger.edu" } ] } } })",
      R"({"at": "0s", "down": "mx2.hamburger.edu"}, {"at": "0s", "down": "hamburger.edu"},
         {"at": "20m", "up": "hamburger.edu"},)" +
          alice_writes("bob", "1s"))));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu delivered after 2: 250 2.0.0 message accepted for delivery\n");
  EXPECT_EQ(tried(run),
            "mx2.hamburger.edu mail.hamburger.edu mx2.hamburger.edu "
            "mail.hamburger.edu ");
}

// RFC 5321 §5.1: hosts of the same preference share the load, in random order.
TEST(Mx, OfTheSamePreferenceEachIsFirstSometimes) {
  scenario::Scenario s = from_json(world(
      R"({ "domains": { "hamburger.edu": { "mx": [
            { "host": "mail.hamburger.edu" }, { "host": "mx2.hamburger.edu" } ] } } })",
      R"({"at": "0s", "down": "mx2.hamburger.edu"},)" + alice_writes("bob", "1s")));
  int first = 0;
  for (s.seed = 1; s.seed <= 40; ++s.seed) {
    Played run(s);
    EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
    if (tried(run).starts_with("mail.")) ++first;
  }
  EXPECT_GT(first, 8);
  EXPECT_LT(first, 32);
}

// A host without an address is passed over.
TEST(Mx, AHostWithoutAnAddressIsPassedOver) {
  Played run(from_json(world(
      R"({ "domains": { "gone.example": { "exists": false }, "hamburger.edu": { "mx": [
            { "preference": 5, "host": "gone.example" }, { "host": "mail.hamburger.edu" } ] } } })",
      alice_writes("bob"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_NE(lookups(run).find("A gone.example no-such-name\n"), std::string::npos) << lookups(run);
}

// RFC 5321 §5.1: "If no MX records are found ... the A RR is used as if by an implicit MX".
TEST(Mx, WithoutOneTheDomainsAddressIsTaken) {
  Played run(
      from_json(world(R"({ "domains": { "hamburger.edu": { "mx": [] } } })", alice_writes("bob"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
  EXPECT_EQ(tried(run), "mail.hamburger.edu ");
  EXPECT_NE(lookups(run).find("A hamburger.edu found 10.0.0.2\n"), std::string::npos);
}

// RFC 5321 §5.1: a host that finds itself in the list goes only to better ones; there are none.
TEST(Mx, MailDoesNotLoopBack) {
  Played run(from_json(world(
      R"({ "domains": { "hamburger.edu": { "mx": [
            { "preference": 10, "host": "mail.crepes.fr" },
            { "preference": 20, "host": "mail.hamburger.edu" } ] } } })",
      alice_writes("bob"))));
  EXPECT_EQ(
      run.fates(0),
      "bob@hamburger.edu bounced after 1: mail for hamburger.edu loops back to this server\n");
  EXPECT_NE(run.inbox("alice@crepes.fr").at(0).find("Status: 5.4.6"), std::string::npos);
}

// What will not pass is told at once: fate, status, and what the resolver was told.
struct Hopeless {
  const char* name;
  const char* domain;
  const char* fate;
  const char* status;
};
class Hopes : public ::testing::TestWithParam<Hopeless> {};

TEST_P(Hopes, TheSenderIsToldAtOnce) {
  Played run(
      from_json(world(fmt::format(R"({{ "domains": {{ "x.example": {} }} }})", GetParam().domain),
                      alice_writes("you@x.example"))));
  EXPECT_EQ(run.fates(0), GetParam().fate);
  const auto inbox = run.inbox("alice@crepes.fr");
  ASSERT_EQ(inbox.size(), 1U);
  EXPECT_NE(inbox[0].find(std::string("Status: ") + GetParam().status), std::string::npos);
  EXPECT_NE(inbox[0].find("No server could be asked: "), std::string::npos);
  EXPECT_LT(run.all<trace::MailboxStored>().at(0).first, Instant(seconds(1)));
  EXPECT_EQ(run.queued("mail.crepes.fr", Instant(seconds(1))), 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Dns, Hopes,
    ::testing::Values(
        Hopeless{"NoSuchDomain", R"({ "exists": false })",
                 "you@x.example bounced after 1: no such domain: x.example (NXDOMAIN)\n", "5.1.2"},
        // RFC 7505 §4.1: 5.1.10, "recipient address has null MX".
        Hopeless{"NullMx", R"({ "null_mx": true })",
                 "you@x.example bounced after 1: 556 5.1.10 x.example does not accept mail (null "
                 "MX)\n",
                 "5.1.10"},
        Hopeless{"NeitherMxNorA", "{}",
                 "you@x.example bounced after 1: no host of x.example has an address\n", "5.4.4"}),
    [](const auto& p) { return std::string(p.param.name); });

// SERVFAIL may pass: RFC 3463 X.4.3. Every half hour, until the name server knows again.
TEST(Dns, AServerFailureIsTriedAgain) {
  Played run(
      from_json(world(R"({ "domains": { "hamburger.edu": { "fails": { "until": "45m" } } } })",
                      alice_writes("bob"))));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu delivered after 3: 250 2.0.0 message accepted for delivery\n");
  // A lookup in vain is an attempt, too.
  const replay::Recipient& waiting = run.at(Instant(minutes(40))).messages.at(0).recipients.at(0);
  EXPECT_EQ(waiting.attempts, 2U);
  EXPECT_EQ(waiting.last_reply, "looking up MX hamburger.edu: the name server failed (SERVFAIL)");
  EXPECT_EQ(lookups(run).substr(0, 63),
            "MX hamburger.edu server-failure\nMX hamburger.edu server-failure");
  const auto deferred = run.all<trace::RecipientDeferred>();
  ASSERT_EQ(deferred.size(), 2U);
  EXPECT_EQ(run.trace.text(deferred[0].second.reason),
            "looking up MX hamburger.edu: the name server failed (SERVFAIL)");
}

// It never knows again: after five days Alice is told, and why.
TEST(Dns, AServerFailureForGoodIsTold) {
  Played run(from_json(
      world(R"({ "domains": { "hamburger.edu": { "fails": {} } } })", alice_writes("bob"))));
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::bounced);
  const auto inbox = run.inbox("alice@crepes.fr");
  ASSERT_EQ(inbox.size(), 1U);
  EXPECT_NE(inbox[0].find("Status: 4.4.3"), std::string::npos);
  EXPECT_NE(inbox[0].find("SERVFAIL"), std::string::npos);
}

// The name server is down: three queries, then the message waits; the cause is the plug.
TEST(Dns, AnAnswerThatDoesNotComeIsWaitedForAndAskedForAgain) {
  Played run(from_json(world("{}", R"({"at": "0s", "down": "dns"}, {"at": "20m", "up": "dns"},)" +
                                       alice_writes("bob", "1s"))));
  EXPECT_EQ(run.fates(0),
            "bob@hamburger.edu delivered after 2: 250 2.0.0 message accepted for delivery\n");
  EXPECT_EQ(datagrams(run), 3U + 4U);
  const auto& records = run.trace.records();
  std::size_t n = 0;
  while (!std::holds_alternative<trace::LookupEnded>(records[n].what)) ++n;
  std::string chain;
  for (RecordNumber r(n); r; r = run.trace[r].cause) {
    std::visit([&](const auto& what) { chain += std::string(what.kind) + " "; }, run.trace[r].what);
  }
  EXPECT_EQ(chain, "lookup-ended packet-lost host-down input ");
}

// A datagram that the link loses is asked for again, two seconds later.
TEST(Dns, SurvivesLoss) {
  scenario::Scenario s = from_json(world("{}", alice_writes("bob")));
  for (scenario::Link& link : s.links) {
    if (link.b.kind == scenario::HostRef::Kind::name_server) link.loss = 0.4;
  }
  int repeated = 0;
  for (s.seed = 1; s.seed <= 30; ++s.seed) {
    Played run(s);
    EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U) << s.seed;
    if (datagrams(run) > 4) ++repeated;
  }
  EXPECT_GT(repeated, 10);
}

// The name server or Alice's own server crashes at any moment: what was accepted arrives.
TEST(Dns, SurvivesACrashAtAnyMoment) {
  for (const char* host : {"dns", "crepes.fr", "hamburger.edu"}) {
    for (int ms = 480; ms < 900; ms += 7) {
      Played run(from_json(
          world("{}", alice_writes("bob") + fmt::format(R"(,{{"at": "{}ms", "down": "{}"}},
                                                      {{"at": "10m", "up": "{}"}})",
                                                        ms, host, host))));
      const bool accepted = !run.all<trace::Queued>().empty();
      EXPECT_EQ(run.inbox("bob@hamburger.edu").size() >= 1, accepted) << host << ms;
      EXPECT_EQ(run.queued("mail.crepes.fr", Instant(days(6))), 0U) << host << ms;
    }
  }
}

// Two messages that wait for the same answer share the query, and then the connection.
TEST(Dns, MessagesShareAQueryAndAConnection) {
  Played run(from_json(world("{}", alice_writes("bob") + "," + alice_writes("bob"))));
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 2U);
  EXPECT_EQ(datagrams(run), 4U);
  EXPECT_EQ(tried(run), "mail.hamburger.edu ");
}

// Another seed, other ids and ports; the same seed, the same.
TEST(Dns, IsAsRandomAsTheSeed) {
  scenario::Scenario s = from_json(world("{}", alice_writes("bob")));
  const auto port = [&](std::uint64_t seed) {
    s.seed = seed;
    return Played(s).all<trace::DatagramSent>().at(0).second.from_port;
  };
  EXPECT_EQ(port(1), port(1));
  EXPECT_NE(port(1), port(2));
}

TEST(DnsTranscript, ReadsTheBytes) {
  const Played run(from_json(world("{}", alice_writes("bob"))));
  const auto text = exports::dns_transcript_text(run.trace, 1, kEnglish);
  ASSERT_TRUE(text);
  const std::string id = text->substr(17, text->find('\n') - 17);
  EXPECT_EQ(*text, fmt::format("C: ;; QUERY, id: {}\n"
                               "C: ;hamburger.edu. IN MX\n"
                               "S: ;; NOERROR, id: {}, flags: qr aa\n"
                               "S: ;hamburger.edu. IN MX\n"
                               "S: hamburger.edu. 3600 IN MX 10 mail.hamburger.edu.\n",
                               id, id));
  EXPECT_NE(exports::dns_transcript_text(run.trace, std::nullopt, kEnglish)
                ->find("# session 2: mail.crepes.fr -> ns:53\n"),
            std::string::npos);
  EXPECT_EQ(exports::dns_transcript_text(run.trace, 3, kEnglish).error().message,
            "there is no DNS session 3; this run has 1 to 2");
  const Played chapter(shipped("alice-to-bob"));
  EXPECT_FALSE(exports::dns_transcript_text(chapter.trace, std::nullopt, kEnglish));
}

// What stands on a datagram on the map.
TEST(DnsPackets, SayWhatIsAskedAndAnswered) {
  const Played run(from_json(world("{}", alice_writes("bob"))));
  std::string story;
  const replay::Packets packets(run.trace);
  for (const replay::Packet& p : packets.all()) {
    if (p.protocol == trace::Protocol::dns)
      story += label(run.trace, p, {"message text", "data", "malformed"}) + " | ";
  }
  EXPECT_EQ(story,
            "MX hamburger.edu? | 10 mail.hamburger.edu | A mail.hamburger.edu? | "
            "10.0.0.2 | ");
}

}  // namespace
}  // namespace mailscope::testing
