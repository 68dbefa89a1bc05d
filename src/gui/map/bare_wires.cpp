#include "gui/map/bare_wires.hpp"

#include <algorithm>
#include <tuple>

namespace mailscope::gui::map {

bool is_bare(const Wire& wire) {
  return wire.pipe == PipeState::none && !wire.silent && !wire.cut;
}

std::vector<Stroke> bare_strokes(const std::vector<Wire>& wires) {
  std::vector<Stroke> strokes, level;
  for (const Wire& wire : wires) {
    if (!is_bare(wire)) continue;
    if (wire.from.y != wire.to.y) {
      strokes.push_back({wire.from, wire.to});
    } else if (wire.from.x <= wire.to.x) {
      level.push_back({wire.from, wire.to});
    } else {
      level.push_back({wire.to, wire.from});
    }
  }
  std::sort(level.begin(), level.end(), [](const Stroke& a, const Stroke& b) {
    return std::tie(a.from.y, a.from.x) < std::tie(b.from.y, b.from.x);
  });
  const std::size_t slanted = strokes.size();
  for (const Stroke& next : level) {
    const bool overlaps = strokes.size() > slanted && strokes.back().from.y == next.from.y &&
                          next.from.x < strokes.back().to.x;
    if (overlaps) {
      strokes.back().to.x = std::max(strokes.back().to.x, next.to.x);
    } else {
      strokes.push_back(next);
    }
  }
  return strokes;
}

}  // namespace mailscope::gui::map
