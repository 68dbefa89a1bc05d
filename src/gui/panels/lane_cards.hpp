#pragma once
// What the marks, the folds and the bands of the timeline are, for who points at them.

#include <vector>

#include "gui/model/lane_view.hpp"
#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// `order`: of lane_order().
void explain_lanes(Ui& ui, const LaneView& view, const Stage& stage,
                   const std::vector<std::size_t>& order);

}  // namespace mailscope::gui
