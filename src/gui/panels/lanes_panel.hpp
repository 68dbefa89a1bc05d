#pragma once
// When? A lane for each host, with what it sent and when it was down, folds drawn as folds,
// and the playhead to drag.

#include "gui/model/lane_view.hpp"
#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: time.lanes, time.playhead; time.overview where the lanes show a part.
void draw_lanes(Ui& ui, const Rect& rect, Stage& stage);

// Not what is still to come; acknowledgements alone matter to who looks at packets.
bool is_shown(const Stage& stage, const replay::LaneMark& mark);

}  // namespace mailscope::gui
