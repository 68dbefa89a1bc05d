#pragma once
// The right column: the dialog, the message and the reasons, in tabs.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: tab.dialog, tab.message, tab.why.
void draw_inspector(Ui& ui, const Rect& rect, Stage& stage);

}  // namespace mailscope::gui
