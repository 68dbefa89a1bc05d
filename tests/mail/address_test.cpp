// Addresses as RFC 5321 §4.1.2 and §4.1.3 write them.

#include "mail/address.hpp"

#include <string>

#include <gtest/gtest.h>

namespace mailscope::mail {
namespace {

struct MailboxRow {
  const char* text;
  const char* local;
  const char* domain;
  const char* as_text;  // with the least quoting
};

class Mailboxes : public testing::TestWithParam<MailboxRow> {};

TEST_P(Mailboxes, AreReadAndWritten) {
  const MailboxRow& row = GetParam();
  const auto address = parse_mailbox(row.text);
  ASSERT_TRUE(address) << row.text << ": " << address.error().message;
  EXPECT_EQ(address->local, row.local);
  EXPECT_EQ(address->domain, row.domain);
  EXPECT_EQ(address->text(), row.as_text);
  EXPECT_EQ(parse_mailbox(address->text()).value(), *address);
  EXPECT_EQ(parse_path('<' + std::string(row.text) + '>').value(), *address);
}

INSTANTIATE_TEST_SUITE_P(
    Rfc5321, Mailboxes,
    testing::Values(
        MailboxRow{"alice@crepes.fr", "alice", "crepes.fr", "alice@crepes.fr"},
        MailboxRow{"A.l-i+c_e@Crepes.FR", "A.l-i+c_e", "Crepes.FR", "A.l-i+c_e@Crepes.FR"},
        MailboxRow{"!#$%&'*/=?^`{|}~@a", "!#$%&'*/=?^`{|}~", "a", "!#$%&'*/=?^`{|}~@a"},
        MailboxRow{R"("Joe\,Smith"@a.b)", "Joe,Smith", "a.b", R"("Joe,Smith"@a.b)"},
        MailboxRow{R"("joe"@a.b)", "joe", "a.b", "joe@a.b"},
        MailboxRow{R"("a@b>c d"@a.b)", "a@b>c d", "a.b", R"("a@b>c d"@a.b)"},
        MailboxRow{R"("\"\\"@a.b)", R"("\)", "a.b", R"("\"\\"@a.b)"},
        MailboxRow{R"(""@a.b)", "", "a.b", R"(""@a.b)"},
        MailboxRow{"bob@[10.0.0.2]", "bob", "[10.0.0.2]", "bob@[10.0.0.2]"},
        MailboxRow{"bob@[IPv6:2001:db8::1]", "bob", "[IPv6:2001:db8::1]", "bob@[IPv6:2001:db8::1]"},
        MailboxRow{"bob@3com-2.x", "bob", "3com-2.x", "bob@3com-2.x"}));

TEST(Mailbox, RefusesWhatTheGrammarDoes) {
  for (const char* text : {"",
                           "@",
                           "alice",
                           "@crepes.fr",
                           "alice@",
                           ".a@b",
                           "a.@b",
                           "a..b@c",
                           "a b@c",
                           "a@b c",
                           "a@b@c",
                           "a,b@c",
                           "a@-b",
                           "a@b-",
                           "a@b.",
                           "a@.b",
                           "a@b..c",
                           "a@b_c",
                           "\"a@b",
                           "\"a\"b@c",
                           "\"a\"b\"@c",
                           "\"a\\\"@b",
                           "\"\t\"@b",
                           "a@[10.0.0]",
                           "a@[10.0.0.256]",
                           "a@[10.0.0.1",
                           "a@[X:1]",
                           "\xea\xb9\x80@a.kr",
                           "a@\xea\xb9\x80.kr",
                           "a\n@b"}) {
    EXPECT_FALSE(parse_mailbox(text)) << text;
  }
  EXPECT_FALSE(parse_mailbox(std::string("a\0@b", 4)));
}

// RFC 5321 §4.5.3.1.1 to .3; RFC 1035 §2.3.4 for the label.
TEST(Mailbox, HasLimits) {
  EXPECT_TRUE(parse_mailbox(std::string(64, 'a') + "@b"));
  EXPECT_FALSE(parse_mailbox(std::string(65, 'a') + "@b"));
  EXPECT_TRUE(is_sub_domain(std::string(63, 'a')));
  EXPECT_FALSE(is_sub_domain(std::string(64, 'a')));
  std::string domain = "a";
  while (domain.size() < kLongestDomain) domain += ".a";
  EXPECT_TRUE(parse_mailbox("a@" + domain));
  EXPECT_FALSE(parse_mailbox("a@" + domain + ".a"));
  const std::string path = "<a@" + domain.substr(0, 251) + ">";
  EXPECT_EQ(path.size(), kPath - 1);
  EXPECT_TRUE(parse_path(path));
  EXPECT_FALSE(parse_path("<aaa" + path.substr(2)));
}

// RFC 6531 §3.3: UTF8-non-ascii in Atom, QcontentSMTP and sub-domain, for who agreed on SMTPUTF8.
TEST(Mailbox, MayBeUtf8WhereThatWasAgreed) {
  const std::string kim = "\xEA\xB9\x80";
  for (const std::string& text :
       {kim + "@a.kr", "a." + kim + "@a.kr", "\"a " + kim + "\"@a.kr", "a@" + kim + ".kr",
        "a@x-" + kim, std::string("alice@crepes.fr")}) {
    const auto address = parse_mailbox(text, true);
    ASSERT_TRUE(address) << text;
    EXPECT_EQ(address->text(), text);
    EXPECT_EQ(parse_path("<" + text + ">", true).value(), *address);
    EXPECT_EQ(parse_reverse_path("<@" + kim + ".kr:" + text + ">", true).value(), *address);
    EXPECT_EQ(parse_mailbox(text).has_value(), text == "alice@crepes.fr") << text;
  }
  EXPECT_FALSE(parse_path("<@" + kim + ".kr:alice@crepes.fr>"));
  for (const std::string text :
       {"\xEA\xB9@a", "\xFF@a", "\"\xFF\"@a", "a@\xEA\xB9", "a@-\xEA\xB9\x80", "a@\xC0\x80",
        ".\xEA\xB9\x80@a", "a b@\xEA\xB9\x80"}) {
    EXPECT_FALSE(parse_mailbox(text, true)) << text;
  }
}

// RFC 6531 §3.3 leaves the limits of RFC 5321 §4.5.3.1 as they are: octets, not characters.
TEST(Mailbox, CountsOctetsOfUtf8) {
  std::string local;
  while (local.size() < 63) local += "\xEA\xB9\x80";
  EXPECT_TRUE(parse_mailbox(local + "@" + local, true));
  EXPECT_FALSE(parse_mailbox(local + "\xC3\xA9@a", true));
  EXPECT_FALSE(parse_mailbox("a@" + local + "\xC3\xA9", true));
}

TEST(Address, HasTwoSides) {
  EXPECT_EQ(domain_of("alice@crepes.fr"), "crepes.fr");
  EXPECT_EQ(local_part_of("alice@crepes.fr"), "alice");
  EXPECT_EQ(domain_of("\"a@b\"@crepes.fr"), "crepes.fr");
  EXPECT_EQ(local_part_of("\"a@b\"@crepes.fr"), "\"a@b\"");
  EXPECT_EQ(domain_of("Postmaster"), "");
  EXPECT_EQ(local_part_of("Postmaster"), "Postmaster");
}

TEST(Path, HasAngleBracketsAndIgnoresSourceRoutes) {
  const Address bob{"bob", "hamburger.edu"};
  EXPECT_EQ(parse_path("<bob@hamburger.edu>").value(), bob);
  EXPECT_EQ(parse_path("<@a.example:bob@hamburger.edu>").value(), bob);
  EXPECT_EQ(parse_path("<@a.example,@b.example:bob@hamburger.edu>").value(), bob);
  for (const char* text :
       {"", "<", ">", "bob@hamburger.edu", "<bob@hamburger.edu", "bob@hamburger.edu>", "<>",
        "<<bob@hamburger.edu>>", "<bob@hamburger.edu> ", "<@a.example>", "<@a.example,:b@c>",
        "<@:b@c>", "<a.example:b@c>", "<@a.example;@b.example:b@c>"}) {
    EXPECT_FALSE(parse_path(text)) << text;
  }
}

TEST(Path, EndsAtTheBracketThatNoQuotesHide) {
  EXPECT_EQ(path_length("<a@b> SIZE=1"), 5);
  EXPECT_EQ(path_length("<\">\"@b>>"), 7);
  EXPECT_EQ(path_length("<\"\\\">\"@b>"), 9);
  EXPECT_EQ(path_length("<>"), 2);
  EXPECT_EQ(path_length("<\"a@b>"), std::nullopt);
  EXPECT_EQ(path_length("<a@b"), std::nullopt);
  EXPECT_EQ(path_length("<\"\\"), std::nullopt);
  EXPECT_EQ(path_length(" <a@b>"), std::nullopt);
}

// RFC 5321 §4.5.5: notifications have no way back.
TEST(ReversePath, MayBeNull) {
  EXPECT_EQ(parse_reverse_path("<>").value(), Address{});
  EXPECT_EQ(Address{}.text(), "");
  EXPECT_EQ(parse_reverse_path("<a@b>").value().text(), "a@b");
  EXPECT_FALSE(parse_reverse_path("< >"));
}

// RFC 5321 §4.1.3; the examples of RFC 4291 §2.2.
TEST(AddressLiteral, IsOfVersion4Or6) {
  for (const char* text :
       {"::", "::1", "1::", "2001:db8::8:800:200c:417a", "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789",
        "::13.1.68.3", "::FFFF:129.144.52.38", "1:2:3:4:5:6:129.144.52.38",
        "1:2:3:4::129.144.52.38", "1:2:3:4:5:6::"}) {
    EXPECT_TRUE(is_ipv6_address(text)) << text;
  }
  for (const char* text :
       {"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3",
        "12345::", "g::", "1:2:3:4:5:6:7::", "1:2:3:4:5::129.144.52.38", "129.144.52.38",
        "::129.144.52", ":1::2", "1::2:", "1:2:3:4:5:6:7:129.144.52.38"}) {
    EXPECT_FALSE(is_ipv6_address(text)) << text;
  }
  EXPECT_TRUE(is_address_literal("[ipv6:::1]"));
  EXPECT_FALSE(is_address_literal("[IPv6:10.0.0.1]"));
  EXPECT_FALSE(is_address_literal("["));
  EXPECT_FALSE(is_address_literal("10.0.0.1"));
}

}  // namespace
}  // namespace mailscope::mail
