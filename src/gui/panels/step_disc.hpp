#pragma once
// A step's number on a disc, which says whether it is done, present or to come.

#include "gui/kit/ui.hpp"
#include "gui/model/step_rows.hpp"

namespace mailscope::gui {

inline constexpr float kStepDisc = 13;  // its radius

// What it says to who points at it.
void explain_step(Ui& ui, const Rect& rect, const StepRow& row);

void draw_step_disc(Ui& ui, Point centre, const StepRow& row);

}  // namespace mailscope::gui
