#pragma once
// The message as it stands now: where, byte by byte, and as it is read.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: message.text.
void draw_message_panel(Ui& ui, const Rect& rect, Stage& stage);

}  // namespace mailscope::gui
