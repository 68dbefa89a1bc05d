#pragma once
// Where a ladder's columns and words are across the page: arithmetic on its width.

#include <vector>

#include "gui/geometry.hpp"
#include "gui/model/ladder.hpp"

namespace mailscope::gui {

struct LadderPage {
  std::vector<float> columns;  // x of the hosts' lines
  Rect area;                   // of everything
  float margin = 0;            // beside the outer columns
  float neighbours = 0;        // from one column to the next

  // Rooms for words, for a line of Ladder::kLine around `y` of the page.
  Rect label(const Ladder& ladder, const LadderArrow& arrow, float y) const;
  Rect beside(std::size_t column, float y) const;  // times and states
  Rect note(std::size_t column, float y) const;
  Rect name(std::size_t column, const Rect& row) const;  // of a host, above the lines
};

// `beside`: the width that times and states ask for.
LadderPage ladder_page(const Rect& area, std::size_t columns, float beside);

}  // namespace mailscope::gui
