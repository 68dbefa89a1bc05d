#pragma once
// The widgets of one frame, by name, in the order drawn, which is the order of Tab. Tests
// ask it whether the widgets are where the layout says.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/geometry.hpp"

namespace mailscope::gui {

struct Widget {
  std::string name;
  Rect rect;  // logical pixels
  bool enabled = true;
};

class WidgetMap {
 public:
  void add(std::string_view name, const Rect& rect, bool enabled = true);
  void clear();
  const std::vector<Widget>& all() const { return widgets_; }
  // The first of this name.
  std::optional<Rect> find(std::string_view name) const;

  // The enabled widget `step` (1 or -1) after `name`, round the end; the first (last) if
  // `name` is not there; empty if nothing is enabled.
  std::string beside(std::string_view name, int step) const;

 private:
  std::vector<Widget> widgets_;
  std::map<std::string, std::size_t, std::less<>> first_;  // by name: a place in widgets_
};

}  // namespace mailscope::gui
