#pragma once
// Is there a display to open a window on? Asked first, because the window library ends the
// process when there is none.

#include "base/result.hpp"

namespace mailscope::gui {

Result<void> find_display();

}  // namespace mailscope::gui
