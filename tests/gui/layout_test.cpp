// The four places never overlap, never leave the window, and give up their room in the
// right order when the window is small.

#include "gui/layout.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

struct Case {
  float width, height, scale;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const Size s : {Size{1024, 700}, Size{1280, 800}, Size{1600, 1000}, Size{1920, 1080}})
    for (const float scale : {1.0f, 1.5f, 2.0f}) all.push_back({s.width, s.height, scale});
  return all;
}

Layout laid_out(const Case& c, const Wanted& wanted = {}) {
  return layout({c.width / c.scale, c.height / c.scale}, wanted);
}

std::array<Rect, 8> places(const Layout& l) {
  return {l.top, l.steps, l.rail, l.caption, l.map, l.inspector, l.handle, l.time};
}

float area(const Rect& r) {
  return r.width * r.height;
}

class LayoutTest : public testing::TestWithParam<Case> {};

TEST_P(LayoutTest, PlacesFillTheWindowWithoutOverlap) {
  const Case c = GetParam();
  const Rect window{0, 0, c.width / c.scale, c.height / c.scale};
  const auto all = places(laid_out(c));
  float covered = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_TRUE(window.inset(-0.01f).contains(all[i])) << i;
    covered += area(all[i]);
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(all[i].inset(0.01f).overlaps(all[j])) << i << j;
  }
  EXPECT_NEAR(covered, area(window), area(window) * 1e-5f);
}

TEST_P(LayoutTest, TheMapKeepsRoomForTwoDomains) {
  const Layout l = laid_out(GetParam());
  EXPECT_GE(l.map.width, 396);
  EXPECT_GE(l.map.height, 150);
}

TEST_P(LayoutTest, APanelThatIsShownIsWideEnoughToRead) {
  const Layout l = laid_out(GetParam());
  EXPECT_TRUE(l.steps.empty() || l.steps.width >= 280);
  EXPECT_TRUE(l.inspector.empty() || l.inspector.width >= 348);
}

TEST_P(LayoutTest, TheMapTakesTheRoomOfHiddenPanels) {
  const Case c = GetParam();
  const Layout l = laid_out(c, {.steps = false, .inspector = false});
  EXPECT_TRUE(l.steps.empty());
  EXPECT_TRUE(l.inspector.empty());
  EXPECT_FLOAT_EQ(l.map.width, c.width / c.scale - l.rail.width - l.handle.width);
}

TEST_P(LayoutTest, WhatIsHiddenLeavesAHandle) {
  for (const bool steps : {false, true})
    for (const bool inspector : {false, true}) {
      const Layout l = laid_out(GetParam(), {.steps = steps, .inspector = inspector});
      EXPECT_NE(l.steps.empty(), l.rail.empty());
      EXPECT_NE(l.inspector.empty(), l.handle.empty());
      EXPECT_TRUE(l.steps.empty() || l.caption.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Windows, LayoutTest, testing::ValuesIn(cases()));

TEST(Layout, AtUsualSizesEverythingIsShown) {
  for (const Size s : {Size{1024, 700}, Size{1280, 800}, Size{1600, 1000}}) {
    const Layout l = layout(s);
    EXPECT_FALSE(l.steps.empty()) << s.width;
    EXPECT_FALSE(l.inspector.empty()) << s.width;
  }
}

// A beamer's 1280x800 at 150 %, and 1920x1080 at 200 %.
TEST(Layout, InAClassroomMapAndDialogStayAndTheStepsFold) {
  for (const Size s : {Size{853, 533}, Size{960, 540}}) {
    const Layout l = layout(s);
    EXPECT_FALSE(l.inspector.empty()) << s.width;
    EXPECT_FALSE(l.rail.empty()) << s.width;
    EXPECT_GE(l.caption.height, 100) << s.width;
    EXPECT_GE(l.map.height, 232) << s.width;
  }
}

TEST(Layout, AFoldedStoryIsStillToldWhereTheMapCanSpareTheHeight) {
  EXPECT_GT(layout({640, 400}).caption.height, 0);
  EXPECT_EQ(layout({640, 360}).caption.height, 0);
}

TEST(Layout, OverTheMapAPanelHasItsPlaceAndTheHandlesStay) {
  Layout l = layout({640, 400});
  const Layout before = l;
  open_over_map(l, SidePanel::steps);
  EXPECT_TRUE(l.map.empty());
  EXPECT_TRUE(l.caption.empty());
  EXPECT_EQ(l.steps.height, before.map.height + before.caption.height);
  EXPECT_EQ(l.rail, before.rail);
  l = before;
  open_over_map(l, SidePanel::inspector);
  EXPECT_EQ(l.inspector, before.map);
  EXPECT_EQ(l.caption, before.caption);
  EXPECT_EQ(l.handle, before.handle);
}

TEST(Layout, WhereOnlyOnePanelFitsTheKeptOneStays) {
  const Size narrow{760, 560};
  const Layout story = layout(narrow, {.kept = SidePanel::steps});
  EXPECT_FALSE(story.steps.empty());
  EXPECT_TRUE(story.inspector.empty());
  const Layout dialog = layout({850, 560}, {.kept = SidePanel::inspector});
  EXPECT_TRUE(dialog.steps.empty());
  EXPECT_FALSE(dialog.inspector.empty());
}

TEST(Layout, WhereNoPanelFitsTheMapHasTheWidthBetweenTheHandles) {
  const Layout l = layout(kSmallestWindow);
  EXPECT_EQ(l.map.width, kSmallestWindow.width - l.rail.width - l.handle.width);
  EXPECT_GT(l.map.height, 0);
}

// So that a class can read whose lane is whose; the map keeps most of the height.
TEST(Layout, MoreLanesGetMoreRoomWhereThereIsSome) {
  const Size usual{1280, 800};
  EXPECT_EQ(layout(usual, {}, 5).time.height, layout(usual).time.height);
  EXPECT_EQ(layout(usual, {}, 7).time.height, layout(usual).time.height + 2 * 16);
  EXPECT_GE(layout(usual, {}, 1000).map.height, 800 * 0.5f);
  const Size low{1280, 540};
  EXPECT_EQ(layout(low, {}, 7).time.height, layout(low).time.height);
}

TEST(Layout, AWindowBelowTheSmallestHasNoNegativeSizes) {
  for (const Size s : {Size{0, 0}, Size{10, 10}, Size{1, 5000}, Size{5000, 1}})
    for (const Rect& r : places(layout(s))) {
      EXPECT_GE(r.width, 0);
      EXPECT_GE(r.height, 0);
      EXPECT_LE(r.bottom(), s.height);
    }
}

TEST(Layout, TheUsualScaleFollowsTheSize) {
  EXPECT_EQ(usual_scale({1280, 800}), 1);
  EXPECT_EQ(usual_scale({1920, 1080}), 1);
  EXPECT_EQ(usual_scale({2560, 1440}), 1.25f);
  EXPECT_EQ(usual_scale({3840, 2160}), 2);
  EXPECT_EQ(usual_scale({100, 100}), 1);
}

}  // namespace
}  // namespace mailscope::gui
