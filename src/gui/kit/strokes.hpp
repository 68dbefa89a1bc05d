#pragma once
// Paths of points, and their cutting into dashes: pure arithmetic.

#include <span>
#include <vector>

#include "gui/geometry.hpp"

namespace mailscope::gui {

using Path = std::vector<Point>;

// The outline of a rectangle with round corners, clockwise from the top left; closed: the
// last point is the first.
Path rounded_outline(const Rect& rect, float radius);

float length(std::span<const Point> path);

// From a point to the nearest point of a path, which has at least one.
float distance(Point from, std::span<const Point> path);

// The point `distance` along the path, its ends for distances beyond them.
Point point_along(std::span<const Point> path, float distance);

// Pieces `dash` long with `gap` between, both stretched a little so that the path ends
// with half a gap, and a closed path shows no seam.
std::vector<Path> dashes(std::span<const Point> path, float dash, float gap);

}  // namespace mailscope::gui
