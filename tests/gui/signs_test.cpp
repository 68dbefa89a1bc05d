// Every sign of the window explains itself to who points at it, or comes to it with Tab.

#include <array>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/gui/application_fixture.hpp"

namespace mailscope::gui {
namespace {

// What says in itself what it is: fields with their meanings beside them, bytes, pages of text,
// and lines of the message.
bool speaks_for_itself(std::string_view name) {
  constexpr std::array<std::string_view, 6> kPlain{
      "field:", "byte:", "why.", "message.keeper.", "time.lanes", "ladder:arrows"};
  for (const std::string_view plain : kPlain)
    if (name.starts_with(plain)) return true;
  return false;
}

// Tab leads over all of them, in every tab of the inspector.
TEST(Signs, WhatCanBePressedExplainsItself) {
  ApplicationWindow w(small_request());
  const Rect window{0, 0, w.size().width, w.size().height};
  w.press(Key::end);
  w.settle();
  std::set<std::string> seen;
  int lines = 0;  // of the dialog
  for (const Key tab : {Key::digit4, Key::digit5, Key::digit6, Key::digit7, Key::digit8}) {
    w.press(tab);
    w.settle();
    const std::size_t count = w.widgets().all().size();
    for (std::size_t i = 0; i < count; ++i) {
      w.press(Key::tab);
      const std::string name = w.application().focus();
      const Rect card = w.widget("explanation");
      if (speaks_for_itself(name)) continue;
      if (!seen.insert(name).second) continue;
      if (name.starts_with("dialog.row.")) {
        lines += !card.empty();  // but not those of the message's text
        continue;
      }
      EXPECT_FALSE(card.empty()) << name;
      EXPECT_TRUE(window.contains(card)) << name;
      EXPECT_FALSE(card.overlaps(w.widget(name))) << name;
    }
  }
  EXPECT_GT(seen.size(), 30u);
  EXPECT_GT(lines, 3);
}

TEST(Signs, MarksExplainThemselvesToTheMouse) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  w.settle();
  for (const std::string_view name :
       {"time.clock", "time.name.Alice", "top.look", "level.packets"}) {
    w.mouse(w.widget(name).centre(), false);
    EXPECT_TRUE(w.widget("explanation").empty()) << name;
    w.frame({}, Explanation::kRest);
    EXPECT_FALSE(w.widget("explanation").empty()) << name;
  }
}

TEST(Signs, TheyAreSilentWhileTheShowMoves) {
  ApplicationWindow w(small_request());
  const Point play = w.widget("time.play").centre();
  w.mouse(play, false);
  EXPECT_TRUE(w.application().moving());  // a card is due
  w.frame({}, 1);
  EXPECT_FALSE(w.widget("explanation").empty());
  EXPECT_FALSE(w.application().moving());
  w.press(Key::n);
  while (w.playback().moving()) {
    w.frame({}, 0.3);
    EXPECT_TRUE(w.widget("explanation").empty());
  }
  w.frame({}, 1);
  w.frame({}, 1);
  EXPECT_TRUE(w.widget("explanation").empty());
  w.mouse(play + Point{10, 0}, false);
  w.frame({}, 1);
  EXPECT_FALSE(w.widget("explanation").empty());
}

// A tick, and the band beside it.
TEST(Signs, TheTimelineTellsWhatItsMarksAre) {
  ApplicationWindow w(small_request(trace::down_then_up));
  w.press(Key::end);
  w.settle();
  const Rect lanes = w.widget("time.lanes");
  int cards = 0;
  for (float x = lanes.x; x < lanes.right(); x += 12) {
    const Point at{x, lanes.y + lanes.height * 0.35f};
    w.mouse(at, false);
    w.frame({}, 1);
    const Rect card = w.widget("explanation");
    cards += !card.empty();
    EXPECT_FALSE(card.contains(at));
  }
  EXPECT_GT(cards, 3);
}

}  // namespace
}  // namespace mailscope::gui
