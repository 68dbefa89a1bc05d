// Widgets do what the mouse and the keyboard say, and are found where they are drawn.

#include "gui/kit/widgets.hpp"

#include <array>

#include <gtest/gtest.h>

#include "tests/gui/headless.hpp"

namespace mailscope::gui {
namespace {

constexpr Rect kPlace{100, 200, 80, kTarget};

// How often the button was pressed over a few frames.
int presses(Headless& window, const Button& shown, int frames) {
  int count = 0;
  for (int i = 0; i < frames; ++i) window.frame([&](Ui& ui) { count += button(ui, shown); });
  return count;
}

TEST(Button, AClickPressesItOnce) {
  for (const float scale : {1.0f, 1.5f, 2.0f}) {
    Headless window({1280, 800}, scale);
    const Button shown{.name = "play", .rect = kPlace, .label = "play"};
    EXPECT_EQ(presses(window, shown, 2), 0);
    window.click(kPlace.centre());
    EXPECT_EQ(presses(window, shown, 5), 1) << scale;
  }
}

TEST(Button, AClickBesideItDoesNothing) {
  Headless window;
  const Button shown{.name = "play", .rect = kPlace, .label = "play"};
  presses(window, shown, 2);
  window.click({kPlace.right() + 2, kPlace.y});
  EXPECT_EQ(presses(window, shown, 5), 0);
}

TEST(Button, DisabledItIsThereButNotPressed) {
  Headless window;
  const Button shown{.name = "play", .rect = kPlace, .label = "play", .enabled = false};
  presses(window, shown, 2);
  window.click(kPlace.centre());
  EXPECT_EQ(presses(window, shown, 5), 0);
  EXPECT_EQ(window.widgets().find("play"), kPlace);
}

TEST(Segments, TheOneClickedIsReturned) {
  constexpr std::array<Choice, 3> kLevels{
      {{"messages", "Messages"}, {"dialog", "Dialog"}, {"packets", "Packets"}}};
  constexpr Rect kRow{300, 10, 300, kTarget};
  Headless window;
  std::vector<std::size_t> pressed;
  const auto draw = [&](Ui& ui) {
    if (const auto now = segments(ui, "level", kRow, kLevels, 1)) pressed.push_back(*now);
  };
  window.frame(draw);
  window.click({550, 20});
  for (int i = 0; i < 4; ++i) window.frame(draw);
  EXPECT_EQ(pressed, std::vector<std::size_t>{2});
  EXPECT_EQ(window.widgets().find("level.messages"), (Rect{300, 10, 100, kTarget}));
}

void two_buttons(Ui& ui, std::vector<int>& pressed) {
  if (button(ui, {.name = "first", .rect = {10, 10, 60, kTarget}})) pressed.push_back(1);
  if (button(ui, {.name = "off", .rect = {80, 10, 60, kTarget}, .enabled = false}))
    pressed.push_back(2);
  if (button(ui, {.name = "last", .rect = {150, 10, 60, kTarget}})) pressed.push_back(3);
}

TEST(Focus, TabWalksOverWhatIsEnabledAndEnterPressesIt) {
  Headless window;
  std::vector<int> pressed;
  const auto draw = [&](Ui& ui) { two_buttons(ui, pressed); };
  window.frame(draw);
  window.frame(draw, {{Key::enter}});
  EXPECT_TRUE(pressed.empty());
  window.frame(draw, {{Key::tab}});
  EXPECT_EQ(window.state().focus, "first");
  window.frame(draw, {{Key::tab}, {Key::enter}});
  EXPECT_EQ(pressed, std::vector{3});
  window.frame(draw, {{Key::tab}, {Key::enter}});
  EXPECT_EQ(pressed, (std::vector{3, 1}));
  window.frame(draw, {{Key::tab, true}});
  EXPECT_EQ(window.state().focus, "last");
}

TEST(Focus, TheMouseHidesIt) {
  Headless window;
  std::vector<int> pressed;
  const auto draw = [&](Ui& ui) { two_buttons(ui, pressed); };
  window.frame(draw);
  window.frame(draw, {{Key::tab}});
  EXPECT_TRUE(window.state().focus_shown);
  window.click({700, 500});
  for (int i = 0; i < 3; ++i) window.frame(draw);
  window.frame(draw, {{Key::enter}});
  EXPECT_TRUE(pressed.empty());
}

TEST(Overlay, WhatLiesBelowCannotBePressed) {
  Headless window;
  int below = 0;
  int above = 0;
  const auto draw = [&](Ui& ui) {
    below += button(ui, {.name = "below", .rect = kPlace});
    const Overlay overlay(ui, "over");
    above += button(ui, {.name = "above", .rect = {100, 300, 80, kTarget}});
  };
  for (int i = 0; i < 3; ++i) window.frame(draw);
  window.click(kPlace.centre());
  for (int i = 0; i < 4; ++i) window.frame(draw);
  window.click({120, 310});
  for (int i = 0; i < 4; ++i) window.frame(draw);
  EXPECT_EQ(below, 0);
  EXPECT_EQ(above, 1);
}

TEST(ScrollArea, RevealBringsAPartIntoSightAndNoFurther) {
  constexpr Rect kArea{0, 100, 300, 200};
  constexpr float kRow = 20;
  Headless window;
  Rect row;
  const auto draw = [&](Ui& ui) {
    ScrollArea area(ui, "lines", kArea, 100 * kRow);
    row = {kArea.x, area.content().y + 50 * kRow, kArea.width, kRow};
    area.reveal(row);
  };
  for (int i = 0; i < 3; ++i) window.frame(draw);
  EXPECT_TRUE(kArea.contains(row));
  EXPECT_EQ(row.bottom(), kArea.bottom());
}

TEST(Dragged, FollowsTheMouseOnlyWhileHeld) {
  Headless window;
  std::vector<Point> points;
  const auto draw = [&](Ui& ui) {
    if (const auto at = ui.dragged("lanes", {0, 600, 1280, 100})) points.push_back(*at);
  };
  window.frame(draw);
  window.click({640, 650});
  for (int i = 0; i < 4; ++i) window.frame(draw);
  EXPECT_EQ(points, std::vector<Point>({{640, 650}}));
}

}  // namespace
}  // namespace mailscope::gui
