// Whatever fonts the machine has, every role gets one, and they grow with the scale.

#include "gui/shell/font_atlas.hpp"

#include <utility>

#include <gtest/gtest.h>
#include <imgui.h>

#include "gui/shell/font_files.hpp"

namespace mailscope::gui {
namespace {

class FontAtlasTest : public testing::Test {
 protected:
  FontAtlasTest() { ImGui::CreateContext(); }
  ~FontAtlasTest() override { ImGui::DestroyContext(); }

  // Whether the font of the role draws this character itself.
  bool has(FontRole role, ImWchar c) const {
    return atlas.fonts()[role].font->FindGlyphNoFallback(c) != nullptr;
  }
  FontAtlas atlas;
};

TEST_F(FontAtlasTest, EveryRoleHasLatinAndGrowsWithTheScale) {
  for (const float scale : {0.75f, 1.0f, 2.5f}) {
    atlas.build(scale);
    EXPECT_TRUE(ImGui::GetIO().Fonts->IsBuilt());
    EXPECT_EQ(atlas.fonts().scale, scale);
    for (std::size_t i = 0; i < kFontRoles; ++i) {
      const auto role = static_cast<FontRole>(i);
      ASSERT_NE(atlas.fonts()[role].font, nullptr) << i;
      EXPECT_TRUE(has(role, 'A')) << i;
      EXPECT_GE(atlas.fonts()[role].line, font_spec(role).size * scale * 0.95f) << i;
      EXPECT_LE(atlas.fonts()[role].line, font_spec(role).size * scale * 1.5f) << i;
    }
  }
}

TEST_F(FontAtlasTest, WhatIsDrawnLargerHasFontsOfItsOwn) {
  atlas.build(1, 2);
  const FontSet& fonts = atlas.fonts();
  EXPECT_NE(fonts.zoomed(FontRole::body).font, fonts[FontRole::body].font);
  EXPECT_NEAR(fonts.zoomed(FontRole::body).line, 2 * fonts[FontRole::body].line, 1);
  atlas.build(1);
  EXPECT_EQ(fonts.zoomed(FontRole::body).font, fonts[FontRole::body].font);
}

TEST_F(FontAtlasTest, ACharacterIsNewOnce) {
  EXPECT_FALSE(atlas.need("Alice: \"How about pickles?\" é …"));
  EXPECT_TRUE(atlas.need("안녕"));
  EXPECT_FALSE(atlas.need("녕안"));
  EXPECT_TRUE(atlas.need("안녕하세요"));
}

TEST_F(FontAtlasTest, WhatNoFontHasIsABox) {
  atlas.build(1);
  for (const auto& [family, role] : {std::pair{Family::sans, FontRole::narration},
                                     std::pair{Family::monospace, FontRole::dialog}}) {
    if (!SystemFonts().find(family, 400)) continue;  // the built-in font has no box
    ASSERT_TRUE(has(role, 0x25A1));
    EXPECT_EQ(atlas.fonts()[role].font->FindGlyph(0xFFF0)->Codepoint, 0x25A1u);
  }
}

TEST_F(FontAtlasTest, BytesThatAreNoTextDoNoHarm) {
  atlas.need("\xFF\xC3\xE3\x81 \xF0\x9F\x98\x80 \xED\xA0\x80");
  atlas.build(1);
  EXPECT_TRUE(has(FontRole::narration, 'A'));
}

TEST_F(FontAtlasTest, KoreanIsMergedForTheCharactersAskedFor) {
  if (!SystemFonts().find(Family::korean, 400)) GTEST_SKIP() << "no Korean font is installed";
  atlas.need("안");
  atlas.build(1);
  for (const FontRole role : {FontRole::narration, FontRole::heading, FontRole::dialog}) {
    EXPECT_TRUE(has(role, 0xC548));   // 안
    EXPECT_FALSE(has(role, 0xB155));  // 녕
  }
}

}  // namespace
}  // namespace mailscope::gui
