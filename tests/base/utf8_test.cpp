#include "base/utf8.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/text.hpp"

namespace mailscope {
namespace {

// The first and the last of each length, and what stands around the surrogates.
constexpr std::pair<std::string_view, std::uint32_t> kCharacters[] = {
    {"a", 0x61},
    {"\x7F", 0x7F},
    {"\xC2\x80", 0x80},
    {"\xC3\xA9", 0xE9},
    {"\xDF\xBF", 0x7FF},
    {"\xE0\xA0\x80", 0x800},
    {"\xEA\xB9\x80", 0xAE40},
    {"\xED\x9F\xBF", 0xD7FF},
    {"\xEE\x80\x80", 0xE000},
    {"\xEF\xBF\xBF", 0xFFFF},
    {"\xF0\x90\x80\x80", 0x10000},
    {"\xF0\x9F\x8D\x94", 0x1F354},
    {"\xF4\x8F\xBF\xBF", 0x10FFFF}};

// Whole, cut off anywhere, and with more behind it.
TEST(Utf8, ReadsAndWritesCharacters) {
  for (const auto& [character, point] : kCharacters) {
    EXPECT_EQ(utf8_length(character), character.size());
    EXPECT_EQ(code_point(character), point);
    std::string written;
    append_utf8(written, point);
    EXPECT_EQ(written, character);
    for (std::size_t size = 0; size < character.size(); ++size) {
      EXPECT_EQ(utf8_length(character.substr(0, size)), 0U) << point << " cut at " << size;
    }
    for (const std::string_view behind : {"a", "\x80", "\xFF", "\xEA\xB9\x80"}) {
      EXPECT_EQ(utf8_length(std::string(character).append(behind)), character.size()) << point;
    }
  }
}

// RFC 3629 §4: neither longer forms than need be nor surrogates.
TEST(Utf8, RefusesLongFormsSurrogatesAndPieces) {
  for (const char* bad : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xEA\xB9",
                          "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(bad)) << printable(bad);
    EXPECT_FALSE(is_printable_utf8(bad)) << printable(bad);
    EXPECT_EQ(printable_utf8(bad), printable(bad));
  }
}

TEST(Utf8, IsPrintableWithoutControlCharacters) {
  for (const std::string_view good :
       {"", "abc", "a\tb\r\n", "\xC3\xA9", "\xC2\xA0", "\xEA\xB9\x80", "\xF0\x9F\x93\xA7"}) {
    EXPECT_TRUE(is_printable_utf8(good)) << good;
    EXPECT_EQ(printable_utf8(good), good);
  }
  for (const std::string_view bad : {"\x01", "\x7F", "a\x1B[m", "\xC2\x80", "\xC2\x9F"}) {
    EXPECT_TRUE(is_utf8(bad)) << printable(bad);
    EXPECT_FALSE(is_printable_utf8(bad)) << printable(bad);
  }
}

TEST(Utf8, IsAsciiWhereNoOctetIsBeyondIt) {
  EXPECT_TRUE(is_ascii(""));
  for (std::size_t size = 1; size < 20; ++size) {
    for (std::size_t i = 0; i < size; ++i) {
      std::string text(size, '\x7F');
      EXPECT_TRUE(is_ascii(text));
      text[i] = '\x80';
      EXPECT_FALSE(is_ascii(text)) << size << ", " << i;
    }
  }
}

TEST(Utf8, PrefixCutsNoCharacterInTwo) {
  const std::string_view text = "a\xEA\xB9\x80z";
  for (const auto& [most, size] :
       {std::pair{0U, 0U}, {1U, 1U}, {2U, 1U}, {3U, 1U}, {4U, 4U}, {5U, 5U}, {9U, 5U}}) {
    EXPECT_EQ(utf8_prefix(text, most).size(), size) << most;
  }
}

TEST(Utf8, MendedIsWellFormed) {
  EXPECT_EQ(mended_utf8("a\xFF\xEA\xB9z"), "a\uFFFD\uFFFD\uFFFDz");
  EXPECT_EQ(utf8_from_latin1("caf\xE9"), "caf\xC3\xA9");
  RandomStream random(7, "utf8");
  for (int i = 0; i < 500; ++i) {
    std::string bytes(static_cast<std::size_t>(random.below(100)), '\0');
    for (char& c : bytes) c = static_cast<char>(random.below(256));
    EXPECT_TRUE(is_utf8(mended_utf8(bytes)));
    EXPECT_TRUE(is_utf8(utf8_from_latin1(bytes)));
    EXPECT_TRUE(is_printable_utf8(printable_utf8(bytes)));
  }
}

}  // namespace
}  // namespace mailscope
