#include "base/ipv4.hpp"

#include <string>

#include <gtest/gtest.h>

namespace mailscope {
namespace {

TEST(Ipv4, ReadsAndWrites) {
  EXPECT_EQ(parse_ipv4("10.0.0.1"), 0x0A000001U);
  EXPECT_EQ(parse_ipv4("255.0.10.1"), 0xFF000A01U);
  EXPECT_EQ(parse_ipv4("001.02.3.4"), 0x01020304U);  // RFC 5321 §4.1.3: Snum = 1*3DIGIT
  EXPECT_EQ(format_ipv4(0xFF000A01), "255.0.10.1");
}

TEST(Ipv4, RefusesPiecesAndWhatHasMoreBehind) {
  const std::string whole = "10.20.30.4";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(parse_ipv4(whole.substr(0, size))) << size;
  }
  for (const char* bad : {"10.20.30.4.", "10.20.30.4 ", "10.20.30.4.5", "10.20.30.4x", "1.2.3.1234",
                          "1.2.3.256", "1.2.3.-4", "1.2.3.+4", " 1.2.3.4", "1..2.3"}) {
    EXPECT_FALSE(parse_ipv4(bad)) << bad;
  }
}

}  // namespace
}  // namespace mailscope
