#include "trace/encoding.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace mailscope::trace {
namespace {

std::string base64(std::string_view bytes) {
  std::string out;
  append_base64(out, bytes);
  return out;
}

std::optional<std::string> string_of(std::string_view json) {
  auto text = take_json_string(json);
  if (!json.empty()) return std::nullopt;
  return text;
}

// RFC 4648 §10.
TEST(Base64, TestVectors) {
  const std::pair<std::string_view, std::string_view> vectors[] = {{"", ""},
                                                                   {"f", "Zg=="},
                                                                   {"fo", "Zm8="},
                                                                   {"foo", "Zm9v"},
                                                                   {"foob", "Zm9vYg=="},
                                                                   {"fooba", "Zm9vYmE="},
                                                                   {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
}

TEST(Base64, StrictReading) {
  for (const std::string_view bad :
       {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "=m9v", "Z===", "====", "Zg==Zg==", "Zm 9", "Zm9v\n"}) {
    EXPECT_FALSE(from_base64(bad)) << bad;
  }
}

TEST(PrintableUtf8, WellFormedTextOnly) {
  for (const std::string_view good : {"", "abc", "a\tb\r\n", "é", "안녕", "\xF0\x9F\x93\xA7"}) {
    EXPECT_TRUE(is_printable_utf8(good)) << good;
  }
  for (const std::string_view bad :
       {"\x01", "\x7F", "\x80", "\xC0\x80", "\xC2", "\xC2\x85", "\xE0\x80\x80", "\xED\xA0\x80",
        "\xEC\x95", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_FALSE(is_printable_utf8(bad));
  }
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
