#include "base/status_code.hpp"

#include <string>

#include <gtest/gtest.h>

namespace mailscope {
namespace {

// RFC 3463 §2: whole, cut off anywhere, with more behind it.
TEST(StatusCode, StandsAtTheBeginningBeforeASpaceOrTheEnd) {
  for (const std::string code : {"5.1.1", "2.0.0", "4.123.456"}) {
    EXPECT_EQ(leading_status_code(code), code);
    EXPECT_EQ(leading_status_code(code + " No such user"), code);
    EXPECT_EQ(leading_status_code(code + " "), code);
    for (const char* behind : {".", "x", ".1", "\t", "7890"}) {
      EXPECT_EQ(leading_status_code(code + behind), "") << code << behind;
    }
    for (std::size_t size = 0; size < code.rfind('.') + 2; ++size) {
      EXPECT_EQ(leading_status_code(code.substr(0, size)), "") << code << size;
    }
  }
  for (const char* none : {"", "3.1.1", "5..1", "5.1234.1", " 5.1.1", "No 5.1.1"}) {
    EXPECT_EQ(leading_status_code(none), "") << none;
  }
}

TEST(StatusCode, OfAReply) {
  EXPECT_EQ(status_of_reply("550 5.1.1 No such user"), "5.1.1");
  EXPECT_EQ(status_of_reply("550 No such user"), "5.0.0");
  EXPECT_EQ(status_of_reply("451 5.1.1 the classes differ"), "4.0.0");
  EXPECT_EQ(status_of_reply("452-4.2.2 Full"), "4.2.2");
  EXPECT_EQ(status_of_reply("421"), "4.0.0");
  EXPECT_EQ(status_of_reply("550 5.1.1x"), "5.0.0");
  EXPECT_EQ(status_of_reply("550 5.1234.1 x"), "5.0.0");
  for (const char* none : {"", "55", "354 go", "5500 x", "hello"}) {
    EXPECT_EQ(status_of_reply(none), "") << none;
  }
}

}  // namespace
}  // namespace mailscope
