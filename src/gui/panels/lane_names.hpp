#pragma once
// Whose lane is whose, at the left of the timeline. Where lanes are low, the names stand in two
// columns and a thin line leads from each to its lane; who points at one is told more.

#include <string>
#include <vector>

#include "gui/kit/ui.hpp"
#include "gui/model/lane_view.hpp"
#include "gui/panels/stage.hpp"

namespace mailscope::gui {

class LaneNames {
 public:
  // `height`: of all lanes together. `order`: of lane_order().
  LaneNames(Ui& ui, const Stage& stage, float height, const std::vector<std::size_t>& order);

  float width() const { return static_cast<float>(columns_) * column_; }  // 0: no room for names
  void draw(const Rect& room, const LaneView& view) const;

 private:
  Rect place(const Rect& room, const LaneView& view, std::size_t index) const;

  Ui& ui_;
  const Stage& stage_;
  std::vector<HostId> hosts_;  // in their order
  std::vector<std::string> names_;
  int columns_ = 0;
  float column_ = 0;
};

}  // namespace mailscope::gui
