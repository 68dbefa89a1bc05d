#include "dns/name_server.hpp"

#include <gtest/gtest.h>

#include "dns/text.hpp"
#include "tests/dns/bytes.hpp"

namespace mailscope::dns {
namespace {

using testing::bytes;

NameServer server() {
  NameServer s;
  s.add_zone("hamburger.edu", {"ns.example", "root.example", 1, 2, 3, 4, 300}, 300);
  s.add({"hamburger.edu", Type::mx, Class::internet, 60, MailExchange{10, "mail.hamburger.edu"}});
  s.add({"a.deep.hamburger.edu", Type::a, Class::internet, 60, Address{0x0A000003}});
  s.add({"mail.hamburger.edu", Type::a, Class::internet, 60, Address{0x0A000002}});
  return s;
}

std::string query_for(const Question& q) {
  Message query;
  query.id = 7;
  query.questions = {q};
  return encode(query);
}

Message answered(const NameServer& s, const std::string& datagram, Instant now = {}) {
  const auto answer = s.answer(datagram, now);
  if (!answer) {
    ADD_FAILURE() << "no answer";
    return {};
  }
  const auto message = decode(*answer);
  EXPECT_TRUE(message);
  return message.value_or(Message{});
}

std::string answer_of(const Message& m) {
  if (m.code != ResponseCode::no_error) return in_words(m.code);
  if (m.answers.empty()) return "no " + in_words(m.questions.at(0).type);
  std::string out;
  for (const ResourceRecord& r : m.answers) out += (out.empty() ? "" : ", ") + short_form(r);
  return out;
}

std::string answer_to(const NameServer& s, const Question& q, Instant now = {}) {
  return answer_of(answered(s, query_for(q), now));
}

// RFC 1034 §4.3.2: with authority, under the query's id and question. Names that point to the
// question are spelt as it is.
TEST(NameServer, AnswersWithAuthority) {
  const Message m = answered(server(), query_for({"Hamburger.EDU", Type::mx}));
  EXPECT_EQ(m.id, 7);
  EXPECT_TRUE(m.response && m.authoritative && !m.recursion_available);
  EXPECT_EQ(in_words(m.questions.at(0)), "MX Hamburger.EDU?");
  EXPECT_EQ(answer_of(m), "10 mail.Hamburger.EDU");
  EXPECT_TRUE(m.authorities.empty());
}

// RFC 2308 §2: the name does not exist, or has no such record; in both cases with the SOA.
TEST(NameServer, SaysNoWithItsSoa) {
  const Message none = answered(server(), query_for({"x.hamburger.edu", Type::a}));
  EXPECT_EQ(answer_of(none), "NXDOMAIN");
  ASSERT_EQ(none.authorities.size(), 1u);
  EXPECT_EQ(data_text(none.authorities[0]), "ns.example. root.example. 1 2 3 4 300");
  const Message no_data = answered(server(), query_for({"mail.hamburger.edu", Type::mx}));
  EXPECT_EQ(answer_of(no_data), "no MX");
  EXPECT_EQ(no_data.code, ResponseCode::no_error);
  EXPECT_EQ(no_data.authorities.size(), 1u);
}

// RFC 8020: a name with others below it exists, even if nothing stands there itself.
TEST(NameServer, KnowsEmptyNames) {
  EXPECT_EQ(answer_to(server(), {"deep.hamburger.edu", Type::a}), "no A");
  EXPECT_EQ(answer_to(server(), {"deeper.hamburger.edu", Type::a}), "NXDOMAIN");
}

// What it is not asked to serve.
TEST(NameServer, Refuses) {
  EXPECT_EQ(answer_to(server(), {"crepes.fr", Type::mx}), "REFUSED");
  EXPECT_EQ(answer_to(server(), {"hamburger.edu", Type::mx, static_cast<Class>(3)}), "REFUSED");
  EXPECT_EQ(answer_to(server(), {"hamburger.edu", Type::transfer}), "REFUSED");
}

// RFC 1035 §4.1.1: SERVFAIL, for as long as it is asked to fail.
TEST(NameServer, FailsOnDemand) {
  NameServer s = server();
  s.fail("hamburger.edu", Instant(seconds(10)), Instant(seconds(20)));
  const Question q{"mail.hamburger.edu", Type::a};
  EXPECT_EQ(answer_to(s, q, Instant(seconds(9))), "10.0.0.2");
  EXPECT_EQ(answer_to(s, q, Instant(seconds(10))), "SERVFAIL");
  EXPECT_EQ(answer_to(s, q, Instant(seconds(20))), "10.0.0.2");
}

TEST(NameServer, AnswersGarbageWithFormErr) {
  const std::string whole = query_for({"hamburger.edu", Type::mx});
  for (std::size_t size = kHeader; size < whole.size(); ++size) {
    const Message m = answered(server(), whole.substr(0, size));
    EXPECT_EQ(answer_of(m), "FORMERR") << size;
    EXPECT_EQ(m.id, 7);
  }
  EXPECT_EQ(answer_of(answered(server(), whole + "x")), "FORMERR");
  EXPECT_EQ(answer_of(answered(server(), bytes("0007 0000 0000 0000 0000 0000"))), "FORMERR");
}

// Inverse queries, updates and what else an opcode may mean: RFC 1035 §4.1.1.
TEST(NameServer, KnowsOneOpcode) {
  std::string update = query_for({"hamburger.edu", Type::soa});
  update[2] = 5 << 3;
  const Message m = answered(server(), update);
  EXPECT_EQ(in_words(m.code), "NOTIMP");
  EXPECT_EQ(m.opcode, static_cast<Opcode>(5));
}

// An answer to an answer could be answered again, without end.
TEST(NameServer, IsSilentToAnswersAndStumps) {
  std::string response = query_for({"hamburger.edu", Type::mx});
  response[2] = static_cast<char>(0x80);
  EXPECT_FALSE(server().answer(response, {}));
  EXPECT_FALSE(server().answer(response.substr(0, 11), {}));
  EXPECT_FALSE(server().answer("", {}));
}

}  // namespace
}  // namespace mailscope::dns
