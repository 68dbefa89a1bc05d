#pragma once
// The list of keys, over everything else, until a key or a press outside closes it.

#include "gui/kit/ui.hpp"
#include "gui/panels/commands.hpp"

namespace mailscope::gui {

// Widgets: keys (the sheet of paper), keys.close, keys.outside. Returns toggle_keys when it
// is to be closed.
Command draw_keys_list(Ui& ui);

}  // namespace mailscope::gui
