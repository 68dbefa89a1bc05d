#include "gui/kit/strokes.hpp"

#include <numbers>

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

TEST(Strokes, ARoundedOutlineStaysInItsRectangleAndCloses) {
  const Rect rect{10, 20, 200, 100};
  const Path path = rounded_outline(rect, 12);
  EXPECT_EQ(path.front(), path.back());
  for (const Point p : path) {
    EXPECT_GE(p.x, rect.x - 0.01f);
    EXPECT_LE(p.x, rect.right() + 0.01f);
    EXPECT_GE(p.y, rect.y - 0.01f);
    EXPECT_LE(p.y, rect.bottom() + 0.01f);
  }
  const float exact = 2 * (176 + 76) + 2 * std::numbers::pi_v<float> * 12;
  EXPECT_NEAR(length(path), exact, 0.5f);
}

TEST(Strokes, TheDistanceToAPathIsThatToItsNearestPoint) {
  const Path path{{0, 0}, {10, 0}, {10, 10}};
  EXPECT_FLOAT_EQ(distance({5, 3}, path), 3);
  EXPECT_FLOAT_EQ(distance({14, 13}, path), 5);
  EXPECT_FLOAT_EQ(distance({2, 0}, Path{{0, 0}}), 2);
}

TEST(Strokes, APointAlongThePathKeepsToItsEnds) {
  const Path path{{0, 0}, {10, 0}, {10, 10}};
  EXPECT_EQ(point_along(path, 5), (Point{5, 0}));
  EXPECT_EQ(point_along(path, 15), (Point{10, 5}));
  EXPECT_EQ(point_along(path, -3), (Point{0, 0}));
  EXPECT_EQ(point_along(path, 99), (Point{10, 10}));
}

TEST(Strokes, DashesAreEvenAndFillTheirShareOfThePath) {
  const Path outline = rounded_outline({0, 0, 160, 90}, 12);
  const auto pieces = dashes(outline, 7, 5);
  ASSERT_GT(pieces.size(), 10u);
  float drawn = 0;
  for (const Path& piece : pieces) {
    EXPECT_NEAR(length(piece), length(pieces.front()), 0.2f);
    drawn += length(piece);
  }
  EXPECT_NEAR(drawn / length(outline), 7.0f / 12, 0.01f);
}

TEST(Strokes, APathShorterThanADashIsOneDash) {
  EXPECT_EQ(dashes(Path{{0, 0}, {3, 0}}, 7, 5).size(), 1u);
}

}  // namespace
}  // namespace mailscope::gui
