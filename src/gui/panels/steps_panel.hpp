#pragma once
// Where are we in the story? The chapter's steps, and a few sentences about the present one.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: steps.1 to steps.6, and those of the narration.
void draw_steps_panel(Ui& ui, const Rect& rect, Stage& stage);

}  // namespace mailscope::gui
