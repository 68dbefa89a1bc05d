#include "gui/model/ladder_page.hpp"

#include <algorithm>

namespace mailscope::gui {
namespace {

constexpr float kFromLine = 12;  // between a host's line and words
constexpr float kHalf = Ladder::kLine / 2;

}  // namespace

LadderPage ladder_page(const Rect& area, std::size_t columns, float beside) {
  LadderPage page;
  page.area = area;
  const auto n = static_cast<float>(std::max<std::size_t>(columns, 2));
  // Of more than two hosts only the first has its times beside it.
  const bool two = columns <= 2;
  page.margin = std::min(beside + 8, area.width * 0.28f);
  const float right = two ? page.margin : 28;
  page.neighbours = (area.width - page.margin - right) / (n - 1);
  for (std::size_t i = 0; i < columns; ++i)
    page.columns.push_back(area.x + page.margin + static_cast<float>(i) * page.neighbours);
  return page;
}

Rect LadderPage::label(const Ladder& ladder, const LadderArrow& arrow, float y) const {
  const float x = columns[arrow.from];
  const bool rightwards = arrow.to > arrow.from;
  if (columns.size() > 2) {  // over the lines of others: nobody else has words there
    constexpr float kMost = 150;
    const float left = rightwards ? x + kFromLine : std::max(area.x, x - kFromLine - kMost);
    const float right = rightwards ? std::min(area.right(), left + kMost) : x - kFromLine;
    return {left, y - kHalf, std::max(0.0f, right - left), Ladder::kLine};
  }
  // By event nobody else speaks in this row; to scale the other half is the other side's.
  const float room = ladder.wanted.scale == LadderScale::by_event ? neighbours - 2 * kFromLine
                                                                  : neighbours / 2 - kFromLine;
  const float left = rightwards ? x + kFromLine : x - kFromLine - room;
  return {left, y - kHalf, room, Ladder::kLine};
}

Rect LadderPage::beside(std::size_t column, float y) const {
  const float x = columns[column];
  if (column == 0) return {area.x, y - kHalf, x - 8 - area.x, Ladder::kLine};
  if (columns.size() > 2) return {};
  return {x + 8, y - kHalf, area.right() - x - 8, Ladder::kLine};
}

Rect LadderPage::note(std::size_t column, float y) const {
  // In a row of its own: beyond the other host's line if need be.
  if (column == 0) {
    const float left = columns.front() + kFromLine;
    return {left, y - kHalf, area.right() - left, Ladder::kLine};
  }
  return {area.x, y - kHalf, columns.back() - kFromLine - area.x, Ladder::kLine};
}

Rect LadderPage::name(std::size_t column, const Rect& row) const {
  const float x = columns[column];
  if (columns.size() > 2) return {x - neighbours / 2 + 2, row.y, neighbours - 4, row.height};
  // Around its line, and no further than the edge.
  const float half = neighbours / 2 - 8;
  return column == 0 ? Rect{area.x, row.y, x + half - area.x, row.height}
                     : Rect{x - half, row.y, area.right() - x + half, row.height};
}

}  // namespace mailscope::gui
