#include "gui/kit/widget_map.hpp"

namespace mailscope::gui {

std::optional<Rect> WidgetMap::find(std::string_view name) const {
  for (const Widget& w : widgets_)
    if (w.name == name) return w.rect;
  return std::nullopt;
}

std::string WidgetMap::beside(std::string_view name, int step) const {
  std::vector<std::string_view> enabled;
  std::optional<std::size_t> at;
  for (const Widget& w : widgets_) {
    if (!w.enabled) continue;
    if (w.name == name) at = enabled.size();
    enabled.push_back(w.name);
  }
  if (enabled.empty()) return {};
  if (!at) return std::string(step > 0 ? enabled.front() : enabled.back());
  const std::size_t count = enabled.size();
  return std::string(enabled[(*at + (step > 0 ? 1 : count - 1)) % count]);
}

}  // namespace mailscope::gui
