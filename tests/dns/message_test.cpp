#include "dns/message.hpp"

#include <gtest/gtest.h>

#include "dns/text.hpp"
#include "tests/dns/bytes.hpp"

namespace mailscope::dns {
namespace {

using testing::bytes;

ResourceRecord mx(std::uint16_t preference, const std::string& host) {
  return {"hamburger.edu", Type::mx, Class::internet, 3'600, MailExchange{preference, host}};
}

Message answer_with(std::vector<ResourceRecord> answers) {
  Message m;
  m.id = 0x1234;
  m.response = m.authoritative = true;
  m.questions = {{"hamburger.edu", Type::mx}};
  m.answers = std::move(answers);
  return m;
}

// Every kind of record, in every section.
Message everything() {
  Message m = answer_with({mx(10, "mail.hamburger.edu"), mx(20, "mail.crepes.fr")});
  m.recursion_desired = m.recursion_available = true;
  m.authorities = {
      {"edu", Type::soa, Class::internet, 60, Authority{"ns.edu", "root.ns.edu", 7, 1, 2, 3, 300}}};
  m.additionals = {{"mail.hamburger.edu", Type::a, Class::internet, 0, Address{0x0A000002}},
                   {".", static_cast<Type>(41), static_cast<Class>(512), 0, Opaque{"\x01\x02"}}};
  return m;
}

std::string fault_of(std::string_view text) {
  const auto message = decode(text);
  return message ? "none" : message.error().message;
}

// RFC 1035 §4.1.1, §4.1.2: the header, octet by octet, and a question.
TEST(Message, AQueryOnTheWire) {
  Message query;
  query.id = 0xABCD;
  query.recursion_desired = true;
  query.questions = {{"hamburger.edu", Type::mx}};
  EXPECT_EQ(encode(query),
            bytes("abcd 0100 0001 0000 0000 0000  09 'hamburger' 03 'edu' 00 000f 0001"));
}

// §3.3.9, §4.1.3, §4.1.4: names that stand there already are pointed to, in records too.
TEST(Message, AnAnswerOnTheWire) {
  EXPECT_EQ(encode(answer_with({mx(10, "mail.hamburger.edu")})),
            bytes("1234 8400 0001 0001 0000 0000  09 'hamburger' 03 'edu' 00 000f 0001"
                  "c00c 000f 0001 00000e10 0009 000a 04 'mail' c00c"));
}

TEST(Message, ComesBackAsItWent) {
  const auto read = decode(encode(everything()));
  ASSERT_TRUE(read);
  EXPECT_EQ(lines(*read), lines(everything()));
  EXPECT_EQ(read->answers, everything().answers);
  EXPECT_EQ(read->authorities, everything().authorities);
  EXPECT_EQ(read->additionals, everything().additionals);
  EXPECT_EQ(encode(*read), encode(everything()));
}

TEST(Message, CutAnywhereIsMalformed) {
  const std::string whole = encode(everything());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_NE(fault_of(whole.substr(0, size)), "none") << size;
  }
  EXPECT_EQ(fault_of(whole), "none");
}

TEST(Message, OctetsBehindItsEndAreMalformed) {
  EXPECT_EQ(fault_of(encode(everything()) + '\0'),
            "a DNS message with octets behind its last record");
}

// A record's length and its contents must agree.
TEST(Message, DataOfTheWrongLengthIsMalformed) {
  const std::string head = "1234 8000 0000 0001 0000 0000 00 ";
  EXPECT_EQ(fault_of(bytes(head + "0001 0001 00000000 0004 0a000001")), "none");
  EXPECT_NE(fault_of(bytes(head + "0001 0001 00000000 0003 0a0000")), "none");
  EXPECT_NE(fault_of(bytes(head + "0001 0001 00000000 0005 0a000001 00")), "none");
  EXPECT_NE(fault_of(bytes(head + "000f 0001 00000000 0002 000a")), "none");
  EXPECT_NE(fault_of(bytes(head + "000f 0001 00000000 0004 000a 00 00")), "none");
}

// Counts are promises; what is there ends them.
TEST(Message, CountsCostNothing) {
  EXPECT_NE(fault_of(bytes("1234 8000 ffff ffff ffff ffff")), "none");
}

// RFC 2181 §8: "treat TTL values received with the most significant bit set as ... zero".
TEST(Message, ATtlIsNeverNegative) {
  const auto m = decode(bytes("1234 8000 0000 0001 0000 0000 00 0001 0001 80000000 0004 0a000001"));
  ASSERT_TRUE(m);
  EXPECT_EQ(m->answers.at(0).ttl, 0u);
}

// §2.3.4: 512 octets over UDP; RFC 2181 §9: TC when what was asked for did not fit, and not when
// only additional records did not.
TEST(Message, IsTruncatedAt512Octets) {
  Message m = answer_with({mx(10, "mail.hamburger.edu")});
  for (int i = 0; i < 40; ++i) {
    m.additionals.push_back(
        {"a" + std::to_string(i) + ".example", Type::a, Class::internet, 0, Address{1}});
  }
  auto read = decode(encode(m));
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->truncated);
  EXPECT_EQ(read->answers.size(), 1u);
  EXPECT_TRUE(read->additionals.empty());
  m.answers = m.additionals;
  EXPECT_LE(encode(m).size(), kLargestDatagram);
  read = decode(encode(m));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->truncated);
  EXPECT_TRUE(read->answers.empty());
  EXPECT_EQ(read->questions.size(), 1u);
}

TEST(Text, ReadsLikeDig) {
  const std::vector<std::string> expected = {";; NOERROR, id: 4660, flags: qr aa rd ra",
                                             ";hamburger.edu. IN MX",
                                             "hamburger.edu. 3600 IN MX 10 mail.hamburger.edu.",
                                             "hamburger.edu. 3600 IN MX 20 mail.crepes.fr.",
                                             ";; AUTHORITY SECTION:",
                                             "edu. 60 IN SOA ns.edu. root.ns.edu. 7 1 2 3 300",
                                             ";; ADDITIONAL SECTION:",
                                             "mail.hamburger.edu. 0 IN A 10.0.0.2",
                                             ". 0 CLASS512 TYPE41 \\# 2 0102"};
  EXPECT_EQ(lines(everything()), expected);
}

}  // namespace
}  // namespace mailscope::dns
