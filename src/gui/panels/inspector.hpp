#pragma once
// The right column in tabs: what was said, packet by packet, the message and the reasons.

#include "gui/panels/commands.hpp"
#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: tab.NAME for each tab.
void draw_inspector(Ui& ui, const Rect& rect, Stage& stage);

// What is left of it where it is hidden, or `open` over the map. Widget: inspector.open.
Command draw_inspector_handle(Ui& ui, const Rect& rect, bool open);

}  // namespace mailscope::gui
