#include "base/names.hpp"

#include <string>

#include <gtest/gtest.h>

namespace mailscope {
namespace {

struct NameRow {
  const char* text;
  bool domain;
  bool dot_string;
};

class Names : public testing::TestWithParam<NameRow> {};

// Whole, and with what no name may end in.
TEST_P(Names, AreDomainsAndLocalParts) {
  const NameRow& row = GetParam();
  EXPECT_EQ(is_domain(row.text), row.domain);
  EXPECT_EQ(is_dot_string(row.text), row.dot_string);
  for (const char* behind : {".", " ", "@", "\"", "\x7F", "\xEA"}) {
    EXPECT_FALSE(is_domain(std::string(row.text) + behind)) << behind;
    EXPECT_FALSE(is_dot_string(std::string(row.text) + behind)) << behind;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rfc5321, Names,
    testing::Values(NameRow{"crepes.fr", true, true}, NameRow{"Mail-2.3com.x", true, true},
                    NameRow{"localhost", true, true}, NameRow{"1", true, true},
                    NameRow{"a_b.c", false, true}, NameRow{"-a.b", false, true},
                    NameRow{"a-.b", false, true}, NameRow{"!#$%&'*+/=?^_`{|}~", false, true},
                    NameRow{"", false, false}, NameRow{".a", false, false},
                    NameRow{"a..b", false, false}, NameRow{"a b", false, false},
                    NameRow{"a,b", false, false}, NameRow{"\xEA\xB9\x80.kr", false, false}));

TEST(Name, OfEachBeginningIsOneUnlessItEndsInADotOrAHyphen) {
  const std::string name = "mail-2.hamburger.edu";
  for (std::size_t size = 1; size <= name.size(); ++size) {
    const std::string piece = name.substr(0, size);
    EXPECT_EQ(is_dot_string(piece), piece.back() != '.') << piece;
    EXPECT_EQ(is_domain(piece), piece.back() != '.' && piece.back() != '-') << piece;
  }
}

// RFC 1035 §2.3.4, RFC 5321 §4.5.3.1.2.
TEST(Name, HasLimits) {
  EXPECT_TRUE(is_sub_domain(std::string(63, 'a')));
  EXPECT_FALSE(is_sub_domain(std::string(64, 'a')));
  std::string domain = "a";
  while (domain.size() < kLongestDomain) domain += ".a";
  EXPECT_TRUE(is_domain(domain));
  EXPECT_FALSE(is_domain(domain + ".a"));
}

// RFC 6531 §3.3.
TEST(Name, MayBeUtf8WhereThatWasAgreed) {
  EXPECT_TRUE(is_atom("\xEA\xB9\x80", true));
  EXPECT_TRUE(is_domain("x-\xEA\xB9\x80.kr", true));
  for (const char* bad : {"\xEA\xB9", "\xFF", "\xC0\x80", "a b\xEA\xB9\x80"}) {
    EXPECT_FALSE(is_atom(bad, true));
    EXPECT_FALSE(is_sub_domain(bad, true));
  }
}

}  // namespace
}  // namespace mailscope
