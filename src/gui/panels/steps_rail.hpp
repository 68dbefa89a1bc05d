#pragma once
// The steps folded: their discs, one below the other.

#include "gui/panels/commands.hpp"
#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// `open`: the steps are shown, over the map. Widgets: rail.open; rail.1 to rail.6.
Command draw_steps_rail(Ui& ui, const Rect& rect, Stage& stage, bool open);

}  // namespace mailscope::gui
