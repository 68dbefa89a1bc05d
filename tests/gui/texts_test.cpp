#include "gui/texts.hpp"

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

TEST(Texts, EveryTextIsThere) {
  for (std::uint16_t i = 0; i < static_cast<std::uint16_t>(Text::count); ++i)
    EXPECT_FALSE(text(static_cast<Text>(i)).empty()) << i;
}

TEST(Texts, ValuesTakeTheirPlaces) {
  EXPECT_EQ(filled(Text::seed, Language::english, {"7"}), "seed 7");
  EXPECT_EQ(filled(Text::custody_since, Language::english, {"mail.crepes.fr", "00:00:01.163"}),
            "custody: mail.crepes.fr, since 00:00:01.163");
}

TEST(Texts, TooFewOrTooManyValuesDoNoHarm) {
  EXPECT_EQ(filled(Text::seed, Language::english, {}), "seed ");
  EXPECT_EQ(filled(Text::seed, Language::english, {"1", "2"}), "seed 1");
}

// A value that looks like a place is not filled again.
TEST(Texts, BracesInAValueStayAsTheyAre) {
  EXPECT_EQ(filled(Text::custody_since, Language::english, {"{}", "x"}), "custody: {}, since x");
}

}  // namespace
}  // namespace mailscope::gui
