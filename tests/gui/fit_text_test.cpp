// Text is broken and shortened between characters, never inside one. The measure here is
// ten for a character, whatever its bytes.

#include "gui/kit/fit_text.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

float width(std::string_view text) {
  const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return 10 * static_cast<float>(std::count_if(text.begin(), text.end(), starts));
}

using Lines = std::vector<std::string_view>;

TEST(Elided, ATextThatFitsIsLeftAlone) {
  EXPECT_EQ(elided("250 ok", 60, width), "250 ok");
  EXPECT_EQ(elided("", 0, width), "");
}

TEST(Elided, TheLongestBeginningStays) {
  EXPECT_EQ(elided("pickles", 50, width), "pick…");
}

TEST(Elided, WithoutRoomForTheEllipsisNothingIsShown) {
  EXPECT_EQ(elided("ab", 9, width), "");
}

TEST(Elided, CharactersStayWhole) {
  EXPECT_EQ(elided("안녕하세요", 30, width), "안녕…");
}

TEST(Wrapped, BreaksAtSpaces) {
  EXPECT_EQ(wrapped("do you like ketchup", 110, width), (Lines{"do you like", "ketchup"}));
}

TEST(Wrapped, AWordThatEndsAtTheEdgeStays) {
  EXPECT_EQ(wrapped("abc def", 30, width), (Lines{"abc", "def"}));
}

TEST(Wrapped, AWordWiderThanTheLineIsCut) {
  EXPECT_EQ(wrapped("abcdefgh ij", 40, width), (Lines{"abcd", "efgh", "ij"}));
  EXPECT_EQ(wrapped("앨리스가", 20, width), (Lines{"앨리", "스가"}));
}

TEST(Wrapped, LineFeedsBreakAndEmptyLinesCount) {
  EXPECT_EQ(wrapped("a\n\nb", 100, width), (Lines{"a", "", "b"}));
  EXPECT_EQ(wrapped("", 100, width), (Lines{""}));
}

TEST(Wrapped, WithoutAnyRoomThereIsOneCharacterALine) {
  EXPECT_EQ(wrapped("ab", 0, width), (Lines{"a", "b"}));
}

TEST(Wrapped, AnEndlessWordEnds) {
  const std::string word(10'000, 'x');
  EXPECT_EQ(wrapped(word, 100, width).size(), 1000u);
}

}  // namespace
}  // namespace mailscope::gui
