// Where the timeline's things stand.

#include "gui/model/lane_view.hpp"

#include <cmath>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/gui/show_fixture.hpp"

namespace mailscope::gui {
namespace {

constexpr Rect kArea{100, 40, 800, 96};

class LaneViewTest : public testing::Test {
 protected:
  std::unique_ptr<Show> show = show_of(trace::down_then_up());
  const LaneScale& scale = show->lane_scale;
  LaneView view{kArea, scale, Duration(), 4};
};

TEST_F(LaneViewTest, ThePlayheadOnlyGoesForwardAndComesBack) {
  const Duration length = show->clock.length();
  Duration along = Duration(-1);
  for (int i = 0; i <= 1000; ++i) {
    const Duration screen = length * i / 1000;
    EXPECT_GT(scale.along(screen), along);
    along = scale.along(screen);
    EXPECT_LE(std::abs((scale.screen(along) - screen).ns()), 2'000'000);
  }
}

TEST_F(LaneViewTest, ALongSilenceIsAFoldWithRoomForItsWords) {
  // The server comes up in the middle of it, which the lane shows: it is one silence still.
  ASSERT_EQ(scale.folds().size(), 1u);
  const Fold& fold = scale.folds().front();
  EXPECT_GE(fold.silence, minutes(29));
  EXPECT_GT(scale.along(fold.screen_to) - scale.along(fold.screen_from),
            fold.screen_to - fold.screen_from);
}

TEST_F(LaneViewTest, TheEndsOfTheShowAreTheEndsOfTheArea) {
  EXPECT_FLOAT_EQ(view.x(Duration()), kArea.x);
  EXPECT_NEAR(view.x(show->clock.length()), kArea.right(), 0.5f);
  EXPECT_EQ(view.screen(kArea.x - 50), Duration());
  EXPECT_EQ(view.screen(kArea.right() + 50), show->clock.length());
}

TEST_F(LaneViewTest, LanesLieInTheAreaAndDoNotOverlap) {
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_TRUE(kArea.inset(-0.01f).contains(view.lane(i)));
    EXPECT_EQ(view.lane_at(view.lane(i).centre().y), i);
    EXPECT_FLOAT_EQ(view.lane(i).bottom(), view.lane(i + 1).y);
  }
  EXPECT_FALSE(view.lane_at(kArea.y - 1));
}

TEST_F(LaneViewTest, AMarkIsFoundWhereItIsDrawn) {
  for (const replay::Lane& lane : show->lanes)
    for (const replay::LaneMark& mark : lane.marks) {
      const auto* found = mark_near(view, lane, view.x(mark.screen), 4);
      ASSERT_NE(found, nullptr);
      EXPECT_NEAR(view.x(found->screen), view.x(mark.screen), 0.01f);
    }
  EXPECT_EQ(mark_near(view, show->lanes[0], kArea.right() + 300, 4), nullptr);
}

TEST_F(LaneViewTest, TheLanesTellTheStoryFromTheWriterToTheReader) {
  std::vector<std::string_view> titles;
  for (const std::size_t lane : lane_order(*show))
    titles.push_back(show->cast.host(show->lanes[lane].host).title);
  EXPECT_EQ(titles, (std::vector<std::string_view>{"Alice", "crepes.fr", "hamburger.edu", "Bob"}));
}

TEST_F(LaneViewTest, AWindowOnALongShowKeepsThePlayheadInSight) {
  const Duration length = show->clock.length();
  Duration from;
  for (int i = 0; i <= 200; ++i) {
    const Duration playhead = length * i / 200;
    from = LaneView::follow(scale, from, playhead);
    const LaneView part(kArea, scale, from, 4);
    EXPECT_GE(part.x(playhead), kArea.x - 0.5f);
    EXPECT_LE(part.x(playhead), kArea.right() + 0.5f);
  }
}

}  // namespace
}  // namespace mailscope::gui
