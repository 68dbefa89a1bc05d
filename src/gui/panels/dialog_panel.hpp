#pragma once
// What exactly was said? The lines of one session, each from the moment it was said.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: dialog.previous, dialog.next, dialog.follow, dialog.lines, and dialog.row.N for
// each row, from 0.
void draw_dialog_panel(Ui& ui, const Rect& rect, Stage& stage);

}  // namespace mailscope::gui
