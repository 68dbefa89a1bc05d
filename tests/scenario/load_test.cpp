#include "scenario/load.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include <gtest/gtest.h>

#include "scenario/write.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

Scenario good(const std::string& name) {
  const auto result = load_file((test::here() / "corpus/good" / (name + ".json")).string());
  if (!result) ADD_FAILURE() << format_faults(result.error());
  return result ? *result : Scenario{};
}

Scenario shipped(const std::string& name) {
  const auto result = find(name, {test::shipped_directory()});
  if (!result) ADD_FAILURE() << format_faults(result.error());
  return result ? *result : Scenario{};
}

// The shortest complete Alice-to-Bob file says who, to whom, and what.
TEST(Load, FillsInWhatTheMinimalFileLeavesOut) {
  const std::string text = test::contents(test::here() / "corpus/good/minimal.json");
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 25);
  const Scenario s = good("minimal");
  EXPECT_EQ(s.name, "minimal");
  EXPECT_EQ(s.title, "minimal");
  EXPECT_EQ(s.servers.at(1).domain, "hamburger.edu");
  EXPECT_EQ(s.servers[1].host, "mail.hamburger.edu");
  EXPECT_EQ(s.servers[1].calls_itself, "mail.hamburger.edu");
  EXPECT_EQ(s.users.at(0).title, "Alice");
  EXPECT_EQ(s.users[0].password, "secret");
  EXPECT_EQ(s.users[0].device, "laptop");
  EXPECT_EQ(s.users[0].host, "alice.crepes.fr");
  EXPECT_EQ(s.users.at(1).server, 1u);
  const Send& send = std::get<Send>(s.actions.at(0).what);
  EXPECT_EQ(s.actions[0].at, Instant());
  EXPECT_EQ(send.to, std::vector<std::string>{"bob@hamburger.edu"});
  EXPECT_EQ(send.body, std::vector<std::string>{"Do you like ketchup?"});
  EXPECT_EQ(std::get<Read>(s.actions.at(1).what).password, "secret");
}

// Every key is read into its place, and none into another's.
TEST(Load, ReadsEveryKey) {
  const Scenario s = good("every-key");
  EXPECT_EQ(s.title, "Every key");
  EXPECT_EQ(s.seed, 9'007'199'254'740'991u);
  EXPECT_EQ(s.starts_at, 1'709'251'199);  // date -u -d 2024-02-29T23:59:59Z +%s
  EXPECT_EQ(s.until, days(10));
  const Server& crepes = s.servers.at(0);
  EXPECT_EQ(crepes.host, "mx1.crepes.fr");
  EXPECT_EQ(crepes.calls_itself, "crepes.fr");
  EXPECT_EQ(crepes.replies.greeting, "{host} is here");
  EXPECT_EQ(crepes.replies.hello, "{host} greets {client}");
  EXPECT_EQ(crepes.replies.mail, "{address} from {client}");
  EXPECT_EQ(crepes.replies.rcpt, "{address} at {host}");
  EXPECT_EQ(crepes.replies.data, "go on, {client}");
  EXPECT_EQ(crepes.replies.accepted, "taken");
  EXPECT_EQ(crepes.replies.quit, "{host} leaves {client}");
  EXPECT_EQ(crepes.retry.every, minutes(10));
  EXPECT_EQ(crepes.retry.give_up_after, days(1));
  EXPECT_EQ(crepes.greet_with, Server::Greeting::helo);
  EXPECT_TRUE(crepes.spaced_paths);
  EXPECT_FALSE(crepes.adds_received);
  EXPECT_EQ(s.users.at(0).title, "Alice Smith");
  EXPECT_EQ(s.users[0].password, "open sesame");
  EXPECT_EQ(s.users[0].device, "desktop");
  EXPECT_EQ(s.users[0].host, "pc.crepes.fr");
  EXPECT_EQ(std::get<Down>(s.actions.at(0).what).host, (HostRef{HostRef::Kind::server, 1}));
  EXPECT_EQ(std::get<Up>(s.actions.at(1).what).host, (HostRef{HostRef::Kind::server, 1}));
  const Send& send = std::get<Send>(s.actions.at(2).what);
  EXPECT_EQ(send.to, (std::vector<std::string>{"bob@hamburger.edu", "nobody@hamburger.edu"}));
  EXPECT_EQ(send.subject, "Pickles");
  EXPECT_EQ(send.body, (std::vector<std::string>{"one", "", "three"}));
  EXPECT_EQ(std::get<Read>(s.actions.at(3).what).password, "guess");
  const Expectation& expectation = s.expectations.at(0);
  EXPECT_EQ(expectation.message, 0u);
  EXPECT_EQ(expectation.recipient, "bob@hamburger.edu");
  EXPECT_EQ(expectation.fate, "delivered");
  EXPECT_EQ(expectation.attempts, 1u);
  EXPECT_EQ(expectation.text, "Bob has it.");
  ASSERT_EQ(s.narration.size(), 6u);
  EXPECT_EQ(s.narration[5].step, 6);
  EXPECT_EQ(s.narration[5].text, "f");
}

// A link for every agent and its server, one for every pair of servers, and one for every server
// and the name server; those that the file names differ, in whichever order it names the ends.
TEST(Load, LinksEveryPairThatTalks) {
  const Scenario s = good("every-key");
  ASSERT_EQ(s.links.size(), 5u);
  EXPECT_EQ(s.links[0].a, (HostRef{HostRef::Kind::user, 0}));
  EXPECT_EQ(s.links[0].b, (HostRef{HostRef::Kind::server, 0}));
  EXPECT_EQ(s.links[0].latency, milliseconds(10));
  EXPECT_EQ(s.links[0].jitter, milliseconds(2));
  EXPECT_EQ(s.links[0].bandwidth.forth, 100'000'000u);
  EXPECT_EQ(s.links[0].bandwidth.back, 1'000'000'000u);
  EXPECT_EQ(s.links[0].queue, 50u);
  EXPECT_EQ(s.links[0].framing, 2u);
  EXPECT_EQ(s.links[0].loss, 0.01);
  EXPECT_EQ(s.links[1].bandwidth.back, 8'000'000u);
  EXPECT_TRUE(s.links[1].rules.empty());
  EXPECT_EQ(s.links[1].loss, 0);
  EXPECT_EQ(s.links[1].latency, milliseconds(10));
  EXPECT_EQ(s.links[2].a, (HostRef{HostRef::Kind::server, 0}));
  EXPECT_EQ(s.links[2].b, (HostRef{HostRef::Kind::server, 1}));
  EXPECT_EQ(s.links[2].latency, milliseconds(1500));
  EXPECT_EQ(s.links[2].bandwidth.forth, 9'600u);
  EXPECT_EQ(s.links[2].bandwidth.back, 9'600u);
  EXPECT_EQ(s.links[2].queue, 0u);
  EXPECT_EQ(s.links[2].loss, 1);
  EXPECT_EQ(s.links[3].a, (HostRef{HostRef::Kind::server, 0}));
  EXPECT_EQ(s.links[3].b, (HostRef{HostRef::Kind::name_server, 0}));
  EXPECT_EQ(s.links[3].latency, milliseconds(10));
  EXPECT_EQ(s.links[4].a, (HostRef{HostRef::Kind::server, 1}));
  EXPECT_EQ(s.links[4].latency, milliseconds(5));
}

// Nobody writes DNS: every server's domain has its machine for MX.
TEST(Load, FillsInTheObviousRecords) {
  const Scenario s = good("minimal");
  ASSERT_TRUE(s.dns);
  EXPECT_EQ(s.dns->ttl, hours(1));
  ASSERT_EQ(s.dns->domains.size(), 2u);
  const Domain& hamburger = s.dns->domains[1];
  EXPECT_EQ(hamburger.name, "hamburger.edu");
  EXPECT_TRUE(hamburger.exists);
  ASSERT_EQ(hamburger.exchanges.size(), 1u);
  EXPECT_EQ(hamburger.exchanges[0].preference, 10u);
  EXPECT_EQ(hamburger.exchanges[0].host, "mail.hamburger.edu");
  EXPECT_FALSE(hamburger.server);
  EXPECT_FALSE(hamburger.fails);
  EXPECT_EQ(hamburger.ttl, hours(1));
}

// What a domain's entry says takes the place of the obvious; the rest stays.
TEST(Load, ReadsWhatTheDnsSays) {
  const Scenario s = good("dns");
  ASSERT_TRUE(s.dns);
  ASSERT_EQ(s.dns->domains.size(), 6u);
  const auto& domains = s.dns->domains;
  EXPECT_EQ(domains[0].name, "crepes.fr");
  EXPECT_TRUE(domains[0].exchanges.empty());
  EXPECT_EQ(domains[0].server, 0u);
  EXPECT_EQ(domains[0].ttl, minutes(5));
  ASSERT_EQ(domains[1].exchanges.size(), 2u);
  EXPECT_EQ(domains[1].exchanges[0].preference, 20u);
  EXPECT_EQ(domains[1].exchanges[0].host, "mail.hamburger.edu");
  EXPECT_EQ(domains[1].exchanges[1].preference, 10u);
  EXPECT_EQ(domains[1].exchanges[1].host, "lost.hamburger.edu");
  EXPECT_EQ(domains[1].server, 1u);
  ASSERT_TRUE(domains[1].fails);
  EXPECT_EQ(domains[1].fails->after, Instant(minutes(1)));
  EXPECT_EQ(domains[1].fails->until, Instant(hours(1)));
  EXPECT_EQ(domains[1].ttl, minutes(10));
  EXPECT_FALSE(domains[2].exists);
  ASSERT_EQ(domains[3].exchanges.size(), 1u);
  EXPECT_EQ(domains[3].exchanges[0].host, ".");
  EXPECT_TRUE(domains[4].exists);
  EXPECT_TRUE(domains[4].exchanges.empty());
  EXPECT_FALSE(domains[4].server);
  EXPECT_EQ(domains[5].fails->until, Instant::never());
  EXPECT_EQ(std::get<Down>(s.actions.at(0).what).host, (HostRef{HostRef::Kind::name_server, 0}));
  EXPECT_EQ(std::get<Send>(s.actions.at(1).what).to.at(0), "x@hamburgr.edu");
}

// The chapter's picture: servers know each other, and "dns" is a user's name like any other.
TEST(Load, LeavesTheDnsOut) {
  const Scenario s = good("without-dns");
  EXPECT_FALSE(s.dns);
  EXPECT_EQ(s.links.size(), 3u);
  EXPECT_EQ(std::get<Down>(s.actions.at(0).what).host, (HostRef{HostRef::Kind::user, 1}));
}

TEST(Load, LinksFourServersInOrder) {
  const auto s = load_text(R"({
    "servers": { "a.x": {}, "b.x": {}, "c.x": {}, "d.x": {} },
    "users": { "u": { "address": "u@c.x" } },
    "network": { "links": [ { "between": ["d.x", "b.x"], "loss": 0.5 },
                            { "between": ["c.x", "d.x"], "loss": 0.25 } ] } })",
                           "four");
  ASSERT_TRUE(s) << format_faults(s.error());
  ASSERT_EQ(s->links.size(), 11u);
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 1; i < 7; ++i) {
    const Link& link = s->links[i];
    EXPECT_LT(link.a.index, link.b.index);
    EXPECT_TRUE(pairs.emplace(link.a.index, link.b.index).second);
    const bool bd = link.a.index == 1 && link.b.index == 3;
    const bool cd = link.a.index == 2 && link.b.index == 3;
    EXPECT_EQ(link.loss, bd ? 0.5 : cd ? 0.25 : 0.0);
  }
}

// Actions come by instant, those of one instant as written; an expectation's number counts
// the sends as the file writes them.
TEST(Load, OrdersActionsByInstant) {
  const auto s = load_text(R"({
    "servers": { "crepes.fr": {} },
    "users": { "alice": { "address": "alice@crepes.fr" } },
    "actions": [
      { "at": "2s", "send": { "from": "alice", "to": "alice", "subject": "second" } },
      { "at": "1s", "send": { "from": "alice", "to": "alice", "subject": "first" } },
      { "at": "2s", "down": "alice" },
      { "at": "2s", "up": "alice" }
    ],
    "expect": [ { "message": 1, "fate": "read" }, { "message": 2, "attempts": 0 } ] })",
                           "order");
  ASSERT_TRUE(s) << format_faults(s.error());
  EXPECT_EQ(std::get<Send>(s->actions.at(0).what).subject, "first");
  EXPECT_EQ(std::get<Send>(s->actions.at(1).what).subject, "second");
  EXPECT_TRUE(std::holds_alternative<Down>(s->actions.at(2).what));
  EXPECT_TRUE(std::holds_alternative<Up>(s->actions.at(3).what));
  EXPECT_EQ(s->expectations.at(0).message, 1u);
  EXPECT_EQ(s->expectations.at(1).message, 0u);
  EXPECT_EQ(s->expectations[0].text, "message 1: read");
  EXPECT_EQ(s->expectations[1].text, "message 2: in 0 attempts");
}

// All faults of a file come at once, each with its line, column and pointer.
TEST(Load, NamesThePlaceOfAFault) {
  const auto s = load_text("{\n  \"title\": \"가\", \"sed\": 1\n}", "x", "dir/x.json");
  ASSERT_FALSE(s);
  ASSERT_EQ(s.error().list.size(), 3u);
  EXPECT_EQ(format_fault(s.error().file, s.error().list[2]),
            "dir/x.json:2:17: /sed: unknown key \"sed\"; did you mean \"seed\"?");
}

// The chapter's dialog needs these, to the letter.
TEST(Shipped, AliceToBobSpeaksAsTheChapter) {
  const Scenario s = shipped("alice-to-bob");
  EXPECT_EQ(s.servers.at(0).calls_itself, "crepes.fr");
  EXPECT_EQ(s.servers[0].greet_with, Server::Greeting::helo);
  EXPECT_TRUE(s.servers[0].spaced_paths);
  EXPECT_FALSE(s.servers[0].adds_received);
  const Server& hamburger = s.servers.at(1);
  EXPECT_EQ(hamburger.calls_itself, "hamburger.edu");
  EXPECT_EQ(hamburger.replies.greeting, "{host}");
  EXPECT_EQ(hamburger.replies.hello, "Hello {client}, pleased to meet you");
  EXPECT_EQ(hamburger.replies.mail, "{address} ... Sender ok");
  EXPECT_EQ(hamburger.replies.rcpt, "{address} ... Recipient ok");
  EXPECT_EQ(hamburger.replies.data, "Enter mail, end with \".\" on a line by itself");
  EXPECT_EQ(hamburger.replies.accepted, "Message accepted for delivery");
  EXPECT_EQ(hamburger.replies.quit, "{host} closing connection");
  const Send& send = std::get<Send>(s.actions.at(0).what);
  EXPECT_FALSE(send.header);
  EXPECT_EQ(send.body, (std::vector<std::string>{"Do you like ketchup?", "How about pickles?"}));
}

// A list tells at beats; an object of the chapter's steps tells at those.
TEST(Load, NarrationStandsAtBeatsOrSteps) {
  const auto s = load_text(R"({
    "servers": { "crepes.fr": {}, "hamburger.edu": {} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "actions": [ { "at": "2s", "send": { "from": "alice", "to": "bob", "body": "Second." } },
                 { "at": "1s", "send": { "from": "bob", "to": "alice", "body": "First." } } ],
    "narration": [ { "on": "deferred", "try": 2, "by": "crepes.fr", "text": "Again." },
                   { "2": "To the queue.", "4": "It goes." },
                   { "on": "read", "by": "bob", "message": 1, "text": "Bob reads." } ] })",
                           "told");
  ASSERT_TRUE(s) << format_faults(s.error());
  const HostRef crepes{HostRef::Kind::server, 0}, bob{HostRef::Kind::user, 1};
  using Beat = trace::BeatKind;
  const std::vector<Narration> wanted{
      {.on = Beat::deferred, .attempt = 2, .by = crepes, .text = "Again."},
      {.step = 2, .text = "To the queue."},
      {.step = 4, .text = "It goes."},
      {.on = Beat::read, .by = bob, .message = 1, .text = "Bob reads."}};  // by instant the second
  EXPECT_EQ(s->narration, wanted);
  const auto again = load_text(write(*s), "told");
  ASSERT_TRUE(again) << write(*s);
  EXPECT_TRUE(*again == *s) << write(*s);
}

// Every shipped scenario is fit for the gallery and for grading.
TEST(Shipped, AllAreComplete) {
  const auto paths = list_shipped({test::shipped_directory(), "/nowhere"});
  EXPECT_GE(paths.size(), 4u);
  for (const std::string& path : paths) {
    SCOPED_TRACE(path);
    const auto s = load_file(path);
    ASSERT_TRUE(s) << format_faults(s.error());
    EXPECT_NE(s->title, s->name);
    EXPECT_NE(s->teaches, "");
    const auto is_send = [](const Action& a) { return std::holds_alternative<Send>(a.what); };
    const auto is_transfer = [](const Action& a) {
      return std::holds_alternative<Transfer>(a.what);
    };
    if (std::any_of(s->actions.begin(), s->actions.end(), is_send)) {
      EXPECT_FALSE(s->expectations.empty());
    } else {  // TCP alone
      EXPECT_TRUE(std::any_of(s->actions.begin(), s->actions.end(), is_transfer));
    }
    EXPECT_GE(s->narration.size(), 4u);
    for (const Narration& told : s->narration) EXPECT_TRUE(told.on) << told.text;
    EXPECT_NE(test::contents(path).find("\"$schema\": \"scenario.schema.json\""),
              std::string::npos);
  }
}

TEST(Find, TakesNamesAndPaths) {
  const std::vector<std::string> directories{"/nowhere", test::shipped_directory()};
  EXPECT_EQ(find("loss", directories)->name, "loss");
  EXPECT_EQ(find(test::shipped_directory() + "/loss.json", {})->name, "loss");
  const auto slip = find("los", directories);
  ASSERT_FALSE(slip);
  EXPECT_NE(slip.error().list.at(0).message.find("did you mean \"loss\"?"), std::string::npos);
  EXPECT_FALSE(find("loss", {}));
  EXPECT_FALSE(find("scenario.schema", directories));
  EXPECT_FALSE(find("no-such-file.json", directories));
  EXPECT_FALSE(find(test::shipped_directory() + "/", directories));
}

}  // namespace
}  // namespace mailscope::scenario
