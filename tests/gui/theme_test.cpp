// Every text that the window writes can be read on every surface it may stand on.

#include "gui/theme.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

class ThemeTest : public testing::TestWithParam<Look> {
 protected:
  const Theme& t = theme(GetParam());
  std::vector<Colour> surfaces() const { return {t.paper, t.panel, t.ground, t.soft, t.glow}; }
  std::vector<Colour> fills() const {
    return {t.ink, t.muted, t.accent, t.smtp, t.imap, t.http, t.pop3, t.dns, t.tcp, t.failure};
  }
};

TEST_P(ThemeTest, InkCanBeReadOnEverySurface) {
  for (const Colour s : surfaces()) EXPECT_GE(contrast(t.ink, s), kReadable);
}

TEST_P(ThemeTest, MutedTextCanBeReadWhereItIsWrittenAsItIs) {
  EXPECT_GE(contrast(t.muted, t.panel), kReadable);
  EXPECT_GE(contrast(t.muted, t.ground), kReadable);
}

TEST_P(ThemeTest, EveryColourBecomesReadableOnEverySurface) {
  for (const Colour s : surfaces())
    for (const Colour c : fills()) EXPECT_GE(contrast(t.text(c, s), s), kReadable);
}

TEST_P(ThemeTest, TheFaceOfAFilledShapeIsReadable) {
  for (const Colour fill : fills()) EXPECT_GE(contrast(t.text(t.panel, fill), fill), kReadable);
}

TEST_P(ThemeTest, BothSidesOfTheDialogAreReadableAndTellApart) {
  for (const Colour s : {t.panel, t.glow}) {
    EXPECT_GE(contrast(t.text(t.client, s), s), kReadable);
    EXPECT_GE(contrast(t.text(t.server, s), s), kReadable);
  }
  EXPECT_NE(t.client, t.server);
}

TEST_P(ThemeTest, NoTwoProtocolsShareAColour) {
  const std::array all{t.smtp, t.imap, t.http, t.pop3, t.dns, t.tcp};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(all[i], all[j]) << i << ' ' << j;
}

INSTANTIATE_TEST_SUITE_P(Looks, ThemeTest,
                         testing::Values(Look::light, Look::dark, Look::projector));

TEST(Colour, ContrastIsThatOfTheStandard) {
  EXPECT_DOUBLE_EQ(contrast(rgb(0x000000), rgb(0xFFFFFF)), 21.0);
  EXPECT_DOUBLE_EQ(contrast(rgb(0x123456), rgb(0x123456)), 1.0);
  EXPECT_NEAR(contrast(rgb(0x777777), rgb(0xFFFFFF)), 4.478, 0.001);
}

TEST(Colour, AReadableColourIsLeftAlone) {
  EXPECT_EQ(readable(rgb(0x0072B2), rgb(0xFFFFFF)), rgb(0x0072B2));
}

TEST(Colour, AnUnreadableOneMovesOnlyAsFarAsNeeded) {
  const Colour vermillion = readable(rgb(0xD55E00), rgb(0xFFFFFF));
  EXPECT_GE(contrast(vermillion, rgb(0xFFFFFF)), kReadable);
  EXPECT_LT(contrast(vermillion, rgb(0xFFFFFF)), kReadable + 0.5);
  EXPECT_GT(vermillion.red, vermillion.green);
}

TEST(Theme, TheProjectorIsPureWhiteWithDoubledLines) {
  const Theme& t = theme(Look::projector);
  EXPECT_EQ(t.panel, rgb(0xFFFFFF));
  EXPECT_EQ(t.paper, rgb(0xFFFFFF));
  EXPECT_EQ(t.ink, rgb(0x000000));
  EXPECT_EQ(t.line_factor, 2 * theme(Look::light).line_factor);
}

TEST(Theme, TheLooksFollowEachOtherInARing) {
  EXPECT_EQ(next(next(next(Look::light))), Look::light);
}

}  // namespace
}  // namespace mailscope::gui
