#pragma once
// What is hidden has a handle at the edge where it would be.

#include "gui/kit/ui.hpp"
#include "gui/layout.hpp"
#include "gui/panels/commands.hpp"

namespace mailscope::gui {

// Returns the command of one that was pressed. Widgets: handle.steps, handle.inspector.
Command draw_handles(Ui& ui, const Layout& layout);

}  // namespace mailscope::gui
