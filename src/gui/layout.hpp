#pragma once
// Where the places of the window are: pure arithmetic, so that tests can ask it.
//
//   +--------------------------------------+
//   |                top                   |
//   +-------+--------------------+---------+
//   | steps |        map         |inspector|
//   |   or  +--------------------+         |
//   |  rail |      caption       |         |
//   +-------+--------------------+---------+
//   |                time                  |
//   +--------------------------------------+

#include <cstddef>
#include <cstdint>

#include "gui/geometry.hpp"

namespace mailscope::gui {

enum class SidePanel : std::uint8_t { steps, inspector };

// What the person wants to see. Where there is no room for both side panels, or the window is
// low, the steps fold into a rail of numbers and what is told stands as a caption below the
// map. Where there is no room for that either, the one that is not `kept` is hidden, and at
// last both are.
struct Wanted {
  bool steps = true;
  bool inspector = true;
  SidePanel kept = SidePanel::steps;
};

// Logical pixels. What is hidden is empty. The places touch, do not overlap, and fill the
// window.
struct Layout {
  Rect top;
  Rect steps;
  Rect rail;  // in place of the steps
  Rect map;
  Rect caption;  // while the steps are wanted and not there
  Rect inspector;
  Rect time;
};

// The smallest window that the layout is made for; a smaller one is laid out all the same.
inline constexpr Size kSmallestWindow{400, 300};

// `lanes`: of the timeline; where the window is high enough, more of them get more room.
Layout layout(Size window, const Wanted& wanted = {}, std::size_t lanes = 0);

// The scale at which a class reads a window, or a display, of so many pixels: in quarters, from
// 1 to 3.
float usual_scale(Size pixels);

// Room between any content and the edge of its panel.
inline constexpr float kEdge = 24;

}  // namespace mailscope::gui
