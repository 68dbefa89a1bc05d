#include "dns/resolver.hpp"

#include <cstdint>
#include <set>

#include <gtest/gtest.h>

#include "dns/text.hpp"

namespace mailscope::dns {
namespace {

constexpr Source kServer{0x0A000005, 53};
const Question kMx{"hamburger.edu", Type::mx};

// A resolver whose name server is the test.
class Asker {
 public:
  explicit Asker(std::uint64_t seed = 1) : resolver({.server = kServer}, {seed, "test"}) {}

  void ask(std::uint32_t token, const Question& q = kMx) { resolver.ask(token, q, now); }

  // What it does next: "asks MX hamburger.edu?", "1 2: found 10 mail.hamburger.edu", "".
  std::string next() {
    const auto output = resolver.poll();
    if (!output) return "";
    if (const auto* query = std::get_if<SendQuery>(&*output)) {
      sent = *query;
      return "asks " + in_words(decode(query->bytes)->questions.at(0));
    }
    const auto& answered = std::get<Answered>(*output);
    std::string text;
    for (const std::uint32_t token : answered.tokens) text += std::to_string(token) + " ";
    text.back() = ':';
    constexpr const char* kNames[] = {"found", "no data", "no such name", "failed", "timed out"};
    text += std::string(" ") + kNames[static_cast<int>(answered.answer.outcome)];
    for (const auto& r : answered.answer.records) text += " " + short_form(r);
    return text + (answered.answer.cached ? ", from memory" : "");
  }

  // An answer to what was sent last.
  Message response(ResponseCode code = ResponseCode::no_error) const {
    Message m = *decode(sent.bytes);
    m.response = true;
    m.code = code;
    return m;
  }
  Message found(std::uint32_t ttl = 60) const {
    Message m = response();
    m.answers = {
        {"hamburger.edu", Type::mx, Class::internet, ttl, MailExchange{10, "mail.hamburger.edu"}}};
    return m;
  }
  Message no(ResponseCode code, std::uint32_t ttl, std::uint32_t minimum) const {
    Message m = response(code);
    m.authorities = {
        {"edu", Type::soa, Class::internet, ttl, Authority{"ns", "r", 1, 1, 1, 1, minimum}}};
    return m;
  }
  void hear(const Message& m) { hear(encode(m)); }
  void hear(std::string_view bytes) { resolver.receive(bytes, sent.port, kServer, now); }

  void wait(Duration d) {
    now = now + d;
    resolver.timeout(now);
  }

  Resolver resolver;
  Instant now;
  SendQuery sent{};
};

TEST(Resolver, AsksAndIsAnswered) {
  Asker a;
  a.ask(1);
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
  EXPECT_EQ(a.next(), "");
  a.hear(a.found());
  EXPECT_EQ(a.next(), "1: found 10 mail.hamburger.edu");
  EXPECT_FALSE(a.resolver.deadline());
}

// RFC 5452 §9.1: id, question, port and source must all be those of the query.
TEST(Resolver, TakesNoAnswerButItsOwn) {
  Asker a;
  a.ask(1);
  a.next();
  Message other = a.found();
  ++other.id;
  a.hear(other);
  other = a.found();
  other.questions[0].name = "crepes.fr";
  a.hear(other);
  other = a.found();
  other.questions[0].type = Type::a;
  a.hear(other);
  other = a.found();
  other.response = false;
  a.hear(other);
  const std::string right = encode(a.found());
  a.resolver.receive(right, a.sent.port, {kServer.address + 1, 53}, a.now);
  a.resolver.receive(right, a.sent.port, {kServer.address, 5353}, a.now);
  a.resolver.receive(right, static_cast<std::uint16_t>(a.sent.port + 1), kServer, a.now);
  a.hear(right + "x");
  a.hear(right.substr(0, right.size() - 1));
  EXPECT_EQ(a.next(), "");
  a.hear(right);
  EXPECT_EQ(a.next(), "1: found 10 mail.hamburger.edu");
  a.hear(right);  // a copy, too late
  EXPECT_EQ(a.next(), "");
}

// RFC 1035 §4.2.1, RFC 1123 §6.1.3.3: again after 2, 4 and 8 seconds, then no more.
TEST(Resolver, AsksAgainWithBackOffAndGivesUp) {
  Asker a;
  a.ask(1);
  a.next();
  const SendQuery first = a.sent;
  EXPECT_EQ(a.resolver.deadline(), Instant(seconds(2)));
  a.wait(seconds(2) - nanoseconds(1));
  EXPECT_EQ(a.next(), "");
  a.wait(nanoseconds(1));
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
  EXPECT_EQ(a.sent.port, first.port);
  EXPECT_EQ(a.sent.bytes, first.bytes);
  EXPECT_EQ(a.resolver.deadline(), Instant(seconds(6)));
  a.wait(seconds(4));
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
  a.wait(seconds(8));
  EXPECT_EQ(a.next(), "1: timed out");
  EXPECT_FALSE(a.resolver.deadline());
}

// RFC 5452 §5: one query for one question, however many wait for it; case does not count.
TEST(Resolver, SharesAQuery) {
  Asker a;
  a.ask(1);
  a.ask(2, {"HAMBURGER.edu", Type::mx});
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
  EXPECT_EQ(a.next(), "");
  a.hear(a.found());
  EXPECT_EQ(a.next(), "1 2: found 10 mail.hamburger.edu");
}

// RFC 5452 §9.2: every query has an id and a port that cannot be guessed.
TEST(Resolver, ChoosesIdsAndPortsByChance) {
  Asker a;
  std::set<std::uint16_t> ports;
  std::set<std::uint16_t> ids;
  for (std::uint32_t i = 0; i < 200; ++i) {
    a.ask(i, {"h" + std::to_string(i) + ".edu", Type::a});
    a.next();
    ports.insert(a.sent.port);
    ids.insert(decode(a.sent.bytes)->id);
    EXPECT_GE(a.sent.port, 49'152);
  }
  EXPECT_EQ(ports.size(), 200u);
  EXPECT_GT(ids.size(), 190u);
  Asker same(1), other(2);
  same.ask(1), other.ask(1);
  same.next(), other.next();
  EXPECT_NE(same.sent.bytes, other.sent.bytes);
}

// RFC 1035 §3.2.1: for as long as the TTL says, and not a moment longer.
TEST(Resolver, Remembers) {
  Asker a;
  a.ask(1);
  a.next();
  a.hear(a.found(60));
  a.next();
  a.wait(seconds(60) - nanoseconds(1));
  a.ask(2);
  EXPECT_EQ(a.next(), "2: found 10 mail.hamburger.edu, from memory");
  a.wait(nanoseconds(1));
  a.ask(3);
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
}

TEST(Resolver, DoesNotRememberWithoutATtl) {
  Asker a;
  a.ask(1);
  a.next();
  a.hear(a.found(0));
  a.next();
  a.ask(2);
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
}

// RFC 2308 §5: "no" for the lesser of the SOA's TTL and its MINIMUM; NXDOMAIN for every type.
TEST(Resolver, RemembersNo) {
  Asker a;
  a.ask(1);
  a.next();
  a.hear(a.no(ResponseCode::name_error, 100, 30));
  EXPECT_EQ(a.next(), "1: no such name");
  a.wait(seconds(29));
  a.ask(2, {"hamburger.edu", Type::a});
  EXPECT_EQ(a.next(), "2: no such name, from memory");
  a.wait(seconds(1));
  a.ask(3);
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
  a.hear(a.no(ResponseCode::no_error, 10, 300));
  EXPECT_EQ(a.next(), "3: no data");
  a.ask(4);
  EXPECT_EQ(a.next(), "4: no data, from memory");
  a.ask(5, {"hamburger.edu", Type::a});  // of another type there may be some
  EXPECT_EQ(a.next(), "asks A hamburger.edu?");
  a.wait(seconds(10));
  EXPECT_EQ(a.next(), "asks A hamburger.edu?");
  a.ask(6);
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
}

// RFC 2308 §5: without a SOA "no" is not remembered.
TEST(Resolver, ForgetsNoWithoutSoa) {
  Asker a;
  a.ask(1);
  a.next();
  a.hear(a.response(ResponseCode::name_error));
  EXPECT_EQ(a.next(), "1: no such name");
  a.ask(2);
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
}

// What the server could not or would not say is no answer, and not remembered.
TEST(Resolver, FailsWhenTheServerDoes) {
  for (const ResponseCode code : {ResponseCode::server_failure, ResponseCode::refused,
                                  ResponseCode::not_implemented, ResponseCode::format_error}) {
    Asker a;
    a.ask(1);
    a.next();
    a.hear(a.response(code));
    EXPECT_EQ(a.next(), "1: failed");
    a.ask(2);
    EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
  }
  Asker a;
  a.ask(1);
  a.next();
  Message unread = a.response(ResponseCode::format_error);
  unread.questions.clear();
  a.hear(unread);
  EXPECT_EQ(a.next(), "1: failed");
}

// RFC 2181 §9: a truncated answer is not used.
TEST(Resolver, DoesNotUseATruncatedAnswer) {
  Asker a;
  a.ask(1);
  a.next();
  Message m = a.found();
  m.truncated = true;
  a.hear(m);
  EXPECT_EQ(a.next(), "1: failed");
}

// Records of other names and types are no answer: nobody asked for them.
TEST(Resolver, TakesOnlyWhatItAskedFor) {
  Asker a;
  a.ask(1);
  a.next();
  Message m = a.found();
  m.answers.push_back({"evil.example", Type::mx, Class::internet, 60, MailExchange{1, "evil"}});
  m.answers.push_back({"hamburger.edu", Type::a, Class::internet, 60, Address{1}});
  a.hear(m);
  EXPECT_EQ(a.next(), "1: found 10 mail.hamburger.edu");
}

TEST(Resolver, ForgetsInACrash) {
  Asker a;
  a.ask(1);
  a.next();
  a.hear(a.found());
  a.ask(2, {"crepes.fr", Type::mx});
  a.resolver.forget();
  EXPECT_EQ(a.next(), "");
  EXPECT_FALSE(a.resolver.deadline());
  a.ask(3);
  EXPECT_EQ(a.next(), "asks MX hamburger.edu?");
}

// However many names are asked for, memory has its limit.
TEST(Cache, IsNeverFull) {
  Cache cache;
  Message m;
  m.response = true;
  for (std::uint32_t i = 0; i <= Cache::kMostEntries; ++i) {
    const Question q{"h" + std::to_string(i), Type::a};
    m.answers = {{q.name, Type::a, Class::internet, 100 + i, Address{i}}};
    cache.learn(q, m, Instant());
  }
  EXPECT_EQ(cache.size(), Cache::kMostEntries);
  EXPECT_FALSE(cache.find({"h0", Type::a}, Instant()));  // the first to expire
  EXPECT_TRUE(cache.find({"h1", Type::a}, Instant()));
}

}  // namespace
}  // namespace mailscope::dns
