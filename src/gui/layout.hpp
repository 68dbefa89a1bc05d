#pragma once
// Where the places of the window are: pure arithmetic, so that tests can ask it.
//
//   +--------------------------------------+
//   |                top                   |
//   +-------+--------------------+---------+
//   | steps |        map         |inspector|
//   +-------+--------------------+---------+
//   |                time                  |
//   +--------------------------------------+

#include <cstddef>
#include <cstdint>

#include "gui/geometry.hpp"

namespace mailscope::gui {

enum class SidePanel : std::uint8_t { steps, inspector };

// What the person wants to see. Where there is no room for both side panels, the one that
// is not `kept` is hidden; where there is none for either, both are.
struct Wanted {
  bool steps = true;
  bool inspector = true;
  SidePanel kept = SidePanel::steps;
};

// Logical pixels. A hidden panel is empty. The places touch, do not overlap, and fill the
// window.
struct Layout {
  Rect top;
  Rect steps;
  Rect map;
  Rect inspector;
  Rect time;
};

// The smallest window that the layout is made for; a smaller one is laid out all the same.
inline constexpr Size kSmallestWindow{400, 300};

// `lanes`: of the timeline; where the window is high enough, more of them get more room.
Layout layout(Size window, const Wanted& wanted = {}, std::size_t lanes = 0);

// Room between any content and the edge of its panel.
inline constexpr float kEdge = 24;

}  // namespace mailscope::gui
