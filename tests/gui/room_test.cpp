// What a small window hides is within reach, what a large one has room for grows, and
// everything is where the layout says, at every size a classroom has.

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "gui/kit/widgets.hpp"
#include "gui/panels/application.hpp"
#include "tests/gui/application_fixture.hpp"

namespace mailscope::gui {
namespace {

// As in a classroom: 1280x800 at 150 %.
TEST(Room, FoldedStepsLeadToTheirMoments) {
  ApplicationWindow w(small_request(), {1280, 800}, 1.5f);
  EXPECT_FALSE(w.widgets().find("steps"));
  EXPECT_TRUE(w.widgets().find("inspector"));
  w.click(w.widget("rail.4").centre());
  EXPECT_EQ(w.application().show()->chapter.current(w.cursor())->step, replay::Step::smtp);
}

TEST(Room, AHandleOpensWhatIsHidden) {
  ApplicationWindow w(small_request(), {1280, 800}, 1.5f);
  w.click(w.widget("rail.open").centre());
  EXPECT_TRUE(w.widgets().find("steps"));
  EXPECT_FALSE(w.widgets().find("inspector"));
  w.click(w.widget("inspector.open").centre());
  EXPECT_TRUE(w.widgets().find("inspector"));
  EXPECT_FALSE(w.widgets().find("steps"));
}

// In a window in which no panel fits beside the map.
TEST(Room, AHandleOpensAPanelOverTheMapAndClosesIt) {
  ApplicationWindow w(small_request(), {1280, 800}, 2);
  for (const auto& [handle, panel] :
       {std::pair{"rail.open", "steps"}, {"inspector.open", "inspector"}}) {
    w.click(w.widget(handle).centre());
    EXPECT_TRUE(w.widgets().find(panel)) << panel;
    EXPECT_FALSE(w.widgets().find("map")) << panel;
    w.click(w.widget(handle).centre());
    EXPECT_FALSE(w.widgets().find(panel)) << panel;
    EXPECT_TRUE(w.widgets().find("map")) << panel;
  }
}

TEST(Room, NarrationLongerThanItsPlaceItSaysSoAndScrolls) {
  ApplicationWindow w(small_request(), {1280, 800}, 2);
  for (int i = 0; i < 20 && !w.widgets().find("narration.more"); ++i) {
    w.press(Key::n);
    w.frame();
  }
  ASSERT_TRUE(w.widgets().find("narration.more"));
  for (int i = 0; i < 20; ++i) {
    w.press(Key::down, true);
    w.frame();
  }
  EXPECT_FALSE(w.widgets().find("narration.more"));
  for (int i = 0; i < 20; ++i) {
    w.press(Key::up, true);
    w.frame();
  }
  ASSERT_TRUE(w.widgets().find("narration.more"));
  for (int i = 0; i < 20 && w.widgets().find("narration.more"); ++i)
    w.click(w.widget("narration.more").centre());
  EXPECT_FALSE(w.widgets().find("narration.more"));
}

// On a large screen the map grows into its room, and is pressed where it is drawn.
TEST(Room, AMapThatHasGrownIsPressedWhereItIsDrawn) {
  ApplicationWindow w(small_request(), {3840, 2160});
  const Rect map = w.widget("map");
  const Rect left = w.widget("host:mail.crepes.fr"), right = w.widget("host:mail.hamburger.edu");
  EXPECT_GT(w.application().zoom(), 2);
  EXPECT_TRUE(map.contains(left) && map.contains(right));
  EXPECT_GT(right.right() - left.x, map.width * 0.7f);
  w.press(Key::end);
  w.settle();
  w.press(Key::digit8);
  const auto& all = w.widgets().all();
  const auto mail = std::find_if(all.begin(), all.end(), [](const Widget& widget) {
    return widget.name.starts_with("mail:");
  });
  ASSERT_NE(mail, all.end());
  w.click(mail->rect.centre());
  EXPECT_TRUE(w.widgets().find("why.reasons"));
}

TEST(Room, AtUsualSizesTheMapIsAsLargeAsTheRest) {
  for (const PixelSize size : {PixelSize{1280, 800}, PixelSize{1920, 1080}}) {
    ApplicationWindow w(small_request(), size);
    EXPECT_EQ(w.application().zoom(), 1);
  }
}

struct Case {
  PixelSize pixels;
  float scale;
};

class Places : public testing::TestWithParam<Case> {
 protected:
  ApplicationWindow w{small_request(trace::down_then_up), GetParam().pixels, GetParam().scale};
};

TEST_P(Places, EverythingToPressIsLargeEnoughAndInTheWindow) {
  w.press(Key::n);
  w.press(Key::n);
  w.press(Key::n);
  const Rect all{0, 0, w.size().width, w.size().height};
  for (const Widget& widget : w.widgets().all()) {
    const bool scrolls = widget.name.starts_with("dialog.row") || widget.name.starts_with("why.");
    const bool drawn = widget.name.find(':') != std::string::npos;  // a thing on the map
    if (!widget.enabled || widget.rect.empty() || scrolls || drawn) continue;
    if (widget.name == "time.overview") continue;
    EXPECT_GE(widget.rect.height, kTarget) << widget.name;
    EXPECT_GE(widget.rect.width, kTarget) << widget.name;
    EXPECT_TRUE(all.contains(widget.rect)) << widget.name;
  }
}

TEST_P(Places, EveryPanelCanBeSeen) {
  for (const auto& [key, widget] : {std::pair{Key::s, "steps"}, {Key::d, "inspector"}}) {
    const bool seen = w.widgets().find(widget).has_value();
    w.press(key);
    EXPECT_EQ(w.widgets().find(widget).has_value(), !seen) << widget;
    w.press(key);
    EXPECT_EQ(w.widgets().find(widget).has_value(), seen) << widget;
  }
}

TEST_P(Places, ThePlayheadStaysOnTheTimeline) {
  const Rect time = w.widget("time");
  while (w.cursor() != RecordNumber(w.application().show()->trace.size() - 1)) {
    w.press(Key::n);
    const Rect playhead = w.widget("time.playhead");
    EXPECT_TRUE(playhead.empty() || time.inset(-0.1f).contains(playhead));
  }
}

INSTANTIATE_TEST_SUITE_P(Windows, Places,
                         testing::Values(Case{{1024, 700}, 1}, Case{{1280, 800}, 1},
                                         Case{{1600, 1000}, 1}, Case{{1920, 1080}, 1},
                                         Case{{1280, 800}, 1.5f}, Case{{1920, 1080}, 1.5f},
                                         Case{{1024, 700}, 2}, Case{{1920, 1080}, 2}));

}  // namespace
}  // namespace mailscope::gui
