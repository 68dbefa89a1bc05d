// The data-free parts at every size a classroom has: what is there, is large enough to
// press, inside its place, and not over its neighbour.

#include <utility>

#include <gtest/gtest.h>

#include "gui/kit/widgets.hpp"
#include "gui/layout.hpp"
#include "gui/panels/keys_list.hpp"
#include "gui/panels/sheet.hpp"
#include "gui/panels/top_bar.hpp"
#include "gui/panels/transport.hpp"
#include "tests/gui/headless.hpp"

namespace mailscope::gui {
namespace {

struct Case {
  PixelSize pixels;
  float scale;
};

class PartsTest : public testing::TestWithParam<Case> {
 protected:
  Headless window{GetParam().pixels, GetParam().scale};
  Layout places = layout(window.size());
  Command given = Command::none;

  void draw() {
    window.frame([&](Ui& ui) {
      draw_sheet(ui, places);
      take(draw_top_bar(ui, places.top, {"Alice writes to Bob", "seed 1", Level::dialog}));
      Rect time = places.time.inset(kEdge, 16);
      take(draw_transport(ui, time.take_top(kTransportHeight),
                          {false, true, true, "00:00:01.284", "slowed 60 times", "1×"}));
    });
  }
  void take(Command command) {
    if (command != Command::none) given = command;
  }
  Rect widget(std::string_view name) const {
    const auto rect = window.widgets().find(name);
    EXPECT_TRUE(rect) << name;
    return rect.value_or(Rect{});
  }
};

TEST_P(PartsTest, EveryButtonIsLargeEnoughAndOverNoOther) {
  draw();
  const auto& all = window.widgets().all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].enabled) continue;
    EXPECT_GE(all[i].rect.height, kTarget) << all[i].name;
    EXPECT_GE(all[i].rect.width, kTarget) << all[i].name;
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(all[j].enabled && all[i].rect.inset(0.01f).overlaps(all[j].rect))
          << all[i].name << ' ' << all[j].name;
  }
}

TEST_P(PartsTest, ButtonsLieInTheirPlaces) {
  draw();
  for (const Widget& w : window.widgets().all()) {
    if (!w.enabled) continue;
    const Rect& place = w.name.starts_with("time.") ? places.time : places.top;
    EXPECT_TRUE(place.contains(w.rect)) << w.name;
  }
  EXPECT_TRUE(places.time.contains(widget("time.clock")));
  EXPECT_FALSE(widget("time.clock").overlaps(widget("time.step")));
}

TEST_P(PartsTest, ButtonsGiveTheCommandsOfTheirKeys) {
  for (const auto& [name, command] : {std::pair{"time.play", Command::play_or_pause},
                                      {"time.step", Command::step_forward},
                                      {"time.line_back", Command::line_back},
                                      {"level.packets", Command::level_packets},
                                      {"top.keys", Command::toggle_keys},
                                      {"top.larger", Command::larger}}) {
    draw();
    given = Command::none;
    window.click(widget(name).centre());
    for (int i = 0; i < 4; ++i) draw();
    EXPECT_EQ(given, command) << name;
  }
}

TEST_P(PartsTest, TheListOfKeysLiesInTheWindowAndCloses) {
  Command command = Command::none;
  const auto frame = [&] {
    window.frame([&](Ui& ui) {
      const Command now = draw_keys_list(ui);
      if (now != Command::none) command = now;
    });
  };
  for (int i = 0; i < 3; ++i) frame();
  const Rect all{0, 0, window.size().width, window.size().height};
  EXPECT_TRUE(all.contains(widget("keys")));
  window.click(widget("keys").top_left() + Point{40, 30});
  for (int i = 0; i < 4; ++i) frame();
  EXPECT_EQ(command, Command::none);
  window.click({2, 2});
  for (int i = 0; i < 4; ++i) frame();
  EXPECT_EQ(command, Command::toggle_keys);
}

INSTANTIATE_TEST_SUITE_P(Windows, PartsTest,
                         testing::Values(Case{{1024, 700}, 1}, Case{{1280, 800}, 1},
                                         Case{{1600, 1000}, 1}, Case{{1920, 1080}, 1},
                                         Case{{1280, 800}, 1.5f}, Case{{1600, 1000}, 1.5f},
                                         Case{{1024, 700}, 2}, Case{{1920, 1080}, 2}));

}  // namespace
}  // namespace mailscope::gui
