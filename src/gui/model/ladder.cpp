#include "gui/model/ladder.hpp"

#include <algorithm>
#include <array>

#include "gui/kit/strokes.hpp"

namespace mailscope::gui {

float Ladder::y_at(Instant t) const {
  if (knots.empty()) return 0;
  // The last of several knots of one instant: all that happens then has happened.
  const auto after =
      std::upper_bound(knots.begin(), knots.end(), t,
                       [](Instant instant, const LadderKnot& knot) { return instant < knot.at; });
  if (after == knots.begin()) return knots.front().y;
  const LadderKnot& before = *(after - 1);
  if (after == knots.end()) return before.y;
  const double share =
      static_cast<double>((t - before.at).ns()) / static_cast<double>((after->at - before.at).ns());
  return before.y + static_cast<float>(share) * (after->y - before.y);
}

Ladder::Range Ladder::arrows_between(float top, float bottom) const {
  const auto first = std::lower_bound(lowest.begin(), lowest.end(), top);
  const auto last =
      std::upper_bound(arrows.begin(), arrows.end(), bottom,
                       [](float y, const LadderArrow& arrow) { return y < arrow.y_from; });
  const auto from = static_cast<std::size_t>(first - lowest.begin());
  return {from, std::max(from, static_cast<std::size_t>(last - arrows.begin()))};
}

Point along(const LadderArrow& arrow, const std::vector<float>& columns, float share) {
  return between({columns[arrow.from], arrow.y_from}, {columns[arrow.to], arrow.y_to}, share);
}

std::optional<std::size_t> arrow_near(const Ladder& ladder, const std::vector<float>& columns,
                                      Point at, float reach) {
  std::optional<std::size_t> nearest;
  const auto [first, last] = ladder.arrows_between(at.y - reach, at.y + reach);
  for (std::size_t i = first; i < last; ++i) {
    const LadderArrow& arrow = ladder.arrows[i];
    const std::array<Point, 2> line{along(arrow, columns, 0), along(arrow, columns, arrow.reach)};
    const float d = distance(at, line);
    if (d > reach) continue;
    reach = d;
    nearest = i;
  }
  return nearest;
}

}  // namespace mailscope::gui
