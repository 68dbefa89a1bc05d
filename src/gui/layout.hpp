#pragma once
// Where the places of the window are: pure arithmetic, so that tests can ask it.
//
//   +--------------------------------------+   +--------------------------------------+
//   |                top                   |   |                top                   |
//   +-------+--------------------+---------+   +----+--------------------------+------+
//   |       |                    |         |   |    |           map            |      |
//   | steps |        map         |inspector|   |rail+--------------------------+handle|
//   |       |                    |         |   |    |         caption          |      |
//   +-------+--------------------+---------+   +----+--------------------------+------+
//   |                time                  |   |                time                  |
//   +--------------------------------------+   +--------------------------------------+
//
// What goes first where width is short, so that map and dialog stay as long as they can:
//   1. both side panels shrink to their least;
//   2. the steps fold into the rail, and their narration stands as a caption below the map;
//   3. the inspector goes, and leaves a handle.
// Who asks for a panel gets it: it is then the other one that gives way.

#include <cstddef>
#include <cstdint>

#include "gui/geometry.hpp"

namespace mailscope::gui {

enum class SidePanel : std::uint8_t { steps, inspector };

// What the person wants to see. Where there is no room for both side panels, the one that
// is not `kept` gives way first; where there is none for either, both do.
struct Wanted {
  bool steps = true;
  bool inspector = true;
  SidePanel kept = SidePanel::inspector;
};

// Logical pixels. A hidden panel is empty. The places touch, do not overlap, and fill the
// window.
struct Layout {
  Rect top;
  Rect steps;
  Rect rail;     // instead of the steps
  Rect caption;  // and so is this; empty where the map needs the height
  Rect map;
  Rect inspector;
  Rect handle;  // instead of the inspector
  Rect time;
};

// The smallest window that the layout is made for; a smaller one is laid out all the same.
inline constexpr Size kSmallestWindow{400, 300};

// `lanes`: of the timeline; where the window is high enough, more of them get more room.
Layout layout(Size window, const Wanted& wanted = {}, std::size_t lanes = 0);

// Where there is no room for a panel beside the map, it can take the place of the map.
void open_over_map(Layout& layout, SidePanel panel);

// The scale at which a class reads a window, or a display, of so many pixels: in quarters, from
// 1 to 3.
float usual_scale(Size pixels);

// Room between any content and the edge of its panel.
inline constexpr float kEdge = 24;

}  // namespace mailscope::gui
