#include "trace/json_string.hpp"

#include <gtest/gtest.h>

namespace mailscope::trace {
namespace {

std::optional<std::string> string_of(std::string_view json) {
  auto text = take_json_string(json);
  if (!json.empty()) return std::nullopt;
  return text;
}

TEST(JsonString, EscapesAreRead) {
  EXPECT_EQ(string_of(R"("a\"\\\/\b\f\n\r\t")"), "a\"\\/\b\f\n\r\t");
  EXPECT_EQ(string_of(R"("\u0041\u00e9\uC548\uD83D\uDCE7")"), "Aé안\xF0\x9F\x93\xA7");
}

TEST(JsonString, IllFormedOnesAreRefused) {
  for (const std::string_view bad :
       {"", "a", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\uD800\"",
        "\"\\uDC00\"", "\"\\uD800\\u0041\"", "\"\n\"", "\"\xFF\"", "\"\xC3\""}) {
    EXPECT_FALSE(string_of(bad)) << bad;
  }
}

}  // namespace
}  // namespace mailscope::trace
