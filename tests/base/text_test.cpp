#include "base/text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace mailscope {
namespace {

TEST(Text, CaseIsThatOfAsciiLettersOnly) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  const std::string low = lowered(all);
  const std::string high = uppered(all);
  for (std::size_t c = 0; c < 256; ++c) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small = c >= 'a' && c <= 'z';
    EXPECT_EQ(low[c], capital ? static_cast<char>(c + 32) : all[c]) << c;
    EXPECT_EQ(high[c], small ? static_cast<char>(c - 32) : all[c]) << c;
    EXPECT_EQ(is_alpha(all[c]), capital || small) << c;
    EXPECT_EQ(is_digit(all[c]), c >= '0' && c <= '9') << c;
    EXPECT_EQ(is_control(all[c]), c < 32 || c == 127) << c;
    EXPECT_EQ(is_printable(all[c]), c >= 32 && c < 127) << c;
  }
}

TEST(Text, EqualsIgnoringCase) {
  EXPECT_TRUE(equals_ignoring_case("mail FROM", "MAIL from"));
  EXPECT_TRUE(equals_ignoring_case("", ""));
  EXPECT_FALSE(equals_ignoring_case("RCPT", "RCPT "));
  EXPECT_FALSE(equals_ignoring_case("RCP", "RCPT"));
  EXPECT_FALSE(equals_ignoring_case("[", "{"));  // 32 apart, and no letters
  EXPECT_FALSE(equals_ignoring_case("\xc4", "\xe4"));
}

// The order of the lower-case texts, byte by byte.
TEST(Text, LessIgnoringCase) {
  const LessIgnoringCase less;
  const std::vector<std::string_view> texts = {"",    "[", "a@b", "A@B",  "a@B.c", "ab",
                                               "AB.", "b", "{",   "\xc4", "\xe4"};
  for (const std::string_view a : texts) {
    for (const std::string_view b : texts) {
      EXPECT_EQ(less(a, b), lowered(a) < lowered(b)) << a << " and " << b;
    }
  }
}

TEST(Text, StartsWithIgnoringCase) {
  EXPECT_TRUE(starts_with_ignoring_case("Mail From:<a@b>", "MAIL FROM:"));
  EXPECT_TRUE(starts_with_ignoring_case("x", ""));
  EXPECT_FALSE(starts_with_ignoring_case("MAIL", "MAIL FROM:"));
  EXPECT_FALSE(starts_with_ignoring_case("xMAIL", "MAIL"));
}

TEST(Text, TrimmedTakesSpacesAndTabsOffBothEnds) {
  EXPECT_EQ(trimmed(" \t a b \t"), "a b");
  EXPECT_EQ(trimmed("a"), "a");
  EXPECT_EQ(trimmed(" \t "), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("\r\na\n"), "\r\na\n");
}

TEST(Text, LinesEndWithCrlfOrLf) {
  using Lines = std::vector<std::string_view>;
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("a"), Lines{"a"});
  EXPECT_EQ(lines_of("a\r\nb\nc"), (Lines{"a", "b", "c"}));
  EXPECT_EQ(lines_of("a\r\n"), Lines{"a"});
  EXPECT_EQ(lines_of("\n\r\n"), (Lines{"", ""}));
  EXPECT_EQ(lines_of("a\rb\n"), Lines{"a\rb"});
}

TEST(Text, PrintableShowsEveryByte) {
  EXPECT_EQ(printable("EHLO crepes.fr\r\n"), "EHLO crepes.fr\\x0d\\x0a");
  EXPECT_EQ(printable(std::string_view("\0\x1f ~\x7f\xff", 6)), "\\x00\\x1f ~\\x7f\\xff");
}

TEST(Text, NumbersAreAllOfTheTextAndFit) {
  EXPECT_EQ(parse_number<std::uint8_t>("255"), 255);
  EXPECT_EQ(parse_number<int>("-1"), -1);
  for (const char* text : {"", "256", "-1", "+1", " 1", "1 ", "1x", "x"}) {
    EXPECT_FALSE(parse_number<std::uint8_t>(text)) << text;
  }
}

TEST(Text, DigitsAreTakenOff) {
  std::string_view text = "25MB";
  EXPECT_EQ(take_digits(text), "25");
  EXPECT_EQ(text, "MB");
  EXPECT_EQ(take_digits(text), "");
  EXPECT_EQ(text, "MB");
}

TEST(Text, PiecesStandBetweenSeparators) {
  const auto pieces = [](std::string_view text) {
    std::string all;
    all_pieces(text, ',', [&](std::string_view piece) {
      all.append("<").append(piece).append(">");
      return piece != "stop";
    });
    return all;
  };
  EXPECT_EQ(pieces(""), "<>");
  EXPECT_EQ(pieces("a,b"), "<a><b>");
  EXPECT_EQ(pieces(",a,"), "<><a><>");
  EXPECT_EQ(pieces("a,stop,b"), "<a><stop>");
}

TEST(Text, QuotedEscapesQuotesAndBackslashes) {
  EXPECT_EQ(quoted(""), "\"\"");
  EXPECT_EQ(quoted("Alice"), "\"Alice\"");
  EXPECT_EQ(quoted("a\"b\\c"), R"("a\"b\\c")");
}

}  // namespace
}  // namespace mailscope
