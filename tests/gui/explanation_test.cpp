// A card stands beside what is pointed at, in its time and in the window.

#include "gui/kit/explanation.hpp"

#include <gtest/gtest.h>

#include "gui/kit/widgets.hpp"
#include "tests/gui/headless.hpp"

namespace mailscope::gui {
namespace {

constexpr Rect kThing{100, 100, 80, 32};
constexpr Rect kOther{300, 100, 80, 32};

// One frame with the mouse on a thing, or on none.
bool shows(Explanation& explanation, Point mouse, double elapsed, bool tab = false) {
  explanation.begin(mouse, tab);
  for (const Rect& thing : {kThing, kOther})
    if (thing.contains(explanation.by_focus() ? kThing.centre() : mouse))
      explanation.ask(thing, {"a thing", {}});
  return explanation.end(elapsed) != nullptr;
}

TEST(Explanation, ComesWhenTheMouseHasRested) {
  Explanation e;
  EXPECT_FALSE(shows(e, kThing.centre(), 10));  // it has only just come
  EXPECT_TRUE(e.is_due());
  EXPECT_FALSE(shows(e, kThing.centre(), 0.4));
  EXPECT_TRUE(shows(e, kThing.centre(), 0.2));
  EXPECT_FALSE(e.is_due());
  EXPECT_TRUE(shows(e, kThing.centre() + Point{20, 0}, 0.01));  // still on the same thing
  EXPECT_FALSE(shows(e, kOther.centre(), 0.4));
  EXPECT_FALSE(shows(e, {0, 0}, 1));
  EXPECT_FALSE(e.is_due());
}

TEST(Explanation, AMouseThatMovesOnDoesNotBringIt) {
  Explanation e;
  for (float x = kThing.x; x < kThing.right(); x += 8) EXPECT_FALSE(shows(e, {x, 110}, 0.3));
}

TEST(Explanation, HushedItStaysAwayUntilSomebodyPointsAgain) {
  Explanation e;
  shows(e, kThing.centre(), 0);
  EXPECT_TRUE(shows(e, kThing.centre(), 1));
  e.hush();
  EXPECT_FALSE(shows(e, kThing.centre(), 1));
  EXPECT_FALSE(shows(e, kThing.centre(), 1));
  EXPECT_FALSE(e.is_due());
  shows(e, kThing.centre() + Point{20, 0}, 0);
  EXPECT_TRUE(shows(e, kThing.centre() + Point{20, 0}, 1));
}

TEST(Explanation, WhereTabLeadsItStandsAtOnceUntilTheMouseMoves) {
  Explanation e;
  EXPECT_TRUE(shows(e, {0, 0}, 0, true));
  EXPECT_TRUE(shows(e, {0, 0}, 0));
  EXPECT_FALSE(shows(e, {600, 600}, 0));
}

TEST(CardPlace, IsInTheWindowAndBesideTheThing) {
  constexpr Size kWindow{800, 600}, kCard{300, 120};
  for (const Size thing : {Size{20, 20}, Size{300, 60}, Size{60, 500}}) {
    for (float x = 0; x + thing.width <= kWindow.width; x += 20) {
      for (float y = 0; y + thing.height <= kWindow.height; y += 20) {
        const Rect at{x, y, thing.width, thing.height};
        const Rect card = card_place(kCard, at, kWindow);
        EXPECT_TRUE((Rect{0, 0, kWindow.width, kWindow.height}).contains(card)) << x << ' ' << y;
        EXPECT_FALSE(card.overlaps(at)) << x << ' ' << y;
      }
    }
  }
}

// The thing is in a scroll area, which lies above the sheet.
TEST(Ui, AnExplanationIsDrawnForWhatTheMouseIsAt) {
  for (const float scale : {1.0f, 1.5f}) {
    Headless window({1280, 800}, scale);
    const auto draw = [](Ui& ui) {
      const ScrollArea area(ui, "area", {50, 50, 400, 300}, 600);
      button(ui, {.name = "play", .rect = kThing, .label = "play", .says = {"plays", {"key: P"}}});
    };
    window.frame(draw);
    window.point(kThing.centre());
    for (int i = 0; i < 4; ++i) window.frame(draw, {}, 0.25);
    const Rect card = window.widgets().find("explanation").value_or(Rect{});
    EXPECT_FALSE(card.empty()) << scale;
    EXPECT_FALSE(card.overlaps(kThing)) << scale;
    window.click(kThing.centre());
    for (int i = 0; i < 4; ++i) window.frame(draw, {}, 0.25);
    EXPECT_FALSE(window.widgets().find("explanation")) << scale;
  }
}

// The map has a zoom of its own; its cards stand on the sheet.
TEST(Ui, WhatIsDrawnLargerHasItsCardBesideIt) {
  Headless window;
  const auto draw = [](Ui& ui) {
    const Zoom zoom(ui, 2);
    button(ui, {.name = "play", .rect = scaled(kThing, 0.5f), .says = {"plays", {"key: P"}}});
  };
  const auto card = [&window] { return window.widgets().find("explanation").value_or(Rect{}); };
  window.frame(draw);
  window.point(kThing.centre());
  for (int i = 0; i < 4; ++i) window.frame(draw, {}, 0.25);
  ASSERT_FALSE(card().empty());
  EXPECT_FALSE(card().overlaps(kThing));
  EXPECT_LT(card().y - kThing.bottom(), 40);
  window.point({700, 700});
  window.frame(draw, {{Key::tab}});
  window.frame(draw);
  EXPECT_FALSE(card().empty()) << "where Tab has led";
}

// It does not take the mouse from what it covers.
TEST(Ui, WhatACardCoversCanBePressed) {
  constexpr Rect kBelow{100, 145, 80, 20};
  Headless window;
  int presses = 0;
  const auto draw = [&](Ui& ui) {
    button(ui, {.name = "play", .rect = kThing, .label = "play", .says = {"plays", {"key: P"}}});
    presses += button(ui, {.name = "below", .rect = kBelow});
  };
  window.frame(draw);
  window.point(kThing.centre());
  for (int i = 0; i < 4; ++i) window.frame(draw, {}, 0.25);
  ASSERT_TRUE(window.widgets().find("explanation").value_or(Rect{}).overlaps(kBelow));
  window.click(kBelow.centre());
  for (int i = 0; i < 4; ++i) window.frame(draw);
  EXPECT_EQ(presses, 1);
}

TEST(Ui, AnOverlayHidesWhatLiesBelow) {
  Headless window;
  const auto draw = [](Ui& ui) {
    button(ui, {.name = "play", .rect = kThing, .label = "play", .says = {"plays", {"key: P"}}});
    const Overlay overlay(ui, "over");
  };
  for (int i = 0; i < 3; ++i) window.frame(draw);
  window.point(kThing.centre());
  for (int i = 0; i < 4; ++i) window.frame(draw, {}, 0.25);
  EXPECT_FALSE(window.widgets().find("explanation"));
}

}  // namespace
}  // namespace mailscope::gui
