#pragma once
// Wires over which nothing is open, as lines to draw.

#include <vector>

#include "gui/map/scene.hpp"

namespace mailscope::gui::map {

// No connection, no cut, both hosts up.
bool is_bare(const Wire& wire);

struct Stroke {
  Point from, to;
  bool operator==(const Stroke&) const = default;
};

// The bare ones of `wires`. In a row of servers the wires of all pairs lie on one level: those
// that overlap are one stroke.
std::vector<Stroke> bare_strokes(const std::vector<Wire>& wires);

}  // namespace mailscope::gui::map
