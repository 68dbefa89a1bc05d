// Wires without a connection: what lies on one line is drawn once.

#include "gui/map/bare_wires.hpp"

#include <gtest/gtest.h>

namespace mailscope::gui::map {
namespace {

Wire wire(Point from, Point to) {
  Wire w;
  w.from = from;
  w.to = to;
  return w;
}

TEST(BareWiresTest, TheWiresOfAllPairsInARowAreOneStroke) {
  // Boxes from 0 to 10, 20 to 30 and 40 to 50: neighbours, and one pair past the box in between.
  const auto strokes =
      bare_strokes({wire({10, 5}, {20, 5}), wire({40, 5}, {30, 5}), wire({10, 5}, {40, 5})});
  EXPECT_EQ(strokes, (std::vector<Stroke>{{{10, 5}, {40, 5}}}));
}

TEST(BareWiresTest, NeighboursAloneStayApart) {
  EXPECT_EQ(bare_strokes({wire({10, 5}, {20, 5}), wire({30, 5}, {40, 5})}).size(), 2u);
}

TEST(BareWiresTest, OtherLevelsAndSlantedWiresStayAsTheyAre) {
  EXPECT_EQ(bare_strokes({wire({10, 5}, {40, 5}), wire({10, 6}, {40, 6}), wire({10, 5}, {40, 60})})
                .size(),
            3u);
}

TEST(BareWiresTest, WhatIsOpenCutOrSilentIsNone) {
  Wire open = wire({10, 5}, {20, 5}), cut = open, silent = open;
  open.pipe = PipeState::established;
  cut.cut = true;
  silent.silent = true;
  EXPECT_TRUE(bare_strokes({open, cut, silent}).empty());
}

}  // namespace
}  // namespace mailscope::gui::map
