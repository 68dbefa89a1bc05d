#pragma once
// A step's number on a disc, which says whether it is done, present or to come.

#include "gui/kit/ui.hpp"
#include "gui/model/step_rows.hpp"

namespace mailscope::gui {

inline constexpr float kStepDisc = 13;  // its radius

void draw_step_disc(Ui& ui, Point centre, const StepRow& row);

}  // namespace mailscope::gui
