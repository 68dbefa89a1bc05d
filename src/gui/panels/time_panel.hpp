#pragma once
// The bottom of the window: transport, clock, lanes.

#include <string>

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Returns what was asked for by a button. Widgets: those of the transport and the lanes.
Command draw_time_panel(Ui& ui, const Rect& rect, Stage& stage);

// How the clock of the window treats simulated time now: «slowed 60 times».
std::string pace_in_words(const Stage& stage);

}  // namespace mailscope::gui
