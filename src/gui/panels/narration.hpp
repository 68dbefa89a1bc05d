#pragma once
// What is told at this moment. Longer than its place it scrolls, and says that there is more.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: narration; narration.more, at the right of `more`.
void draw_narration(Ui& ui, const Rect& rect, const Rect& more, Stage& stage);

// Below the map, where the steps are folded: the present step and its narration.
void draw_caption(Ui& ui, const Rect& rect, Stage& stage);

}  // namespace mailscope::gui
