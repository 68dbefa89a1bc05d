#pragma once
// The right column in tabs: what was said, packet by packet, the message and the reasons.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: tab.NAME for each tab.
void draw_inspector(Ui& ui, const Rect& rect, Stage& stage);

}  // namespace mailscope::gui
