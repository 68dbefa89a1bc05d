#pragma once
// The top of the panels about one session: whose it is, and which of how many.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Takes its room from the top of `rest`. Widgets: dialog.previous, dialog.next, dialog.follow.
void draw_session_head(Ui& ui, Rect& rest, Stage& stage, SessionId session);

// Another of the sessions that have begun; holds it.
void choose_session(Stage& stage, int step);

}  // namespace mailscope::gui
