#include "gui/kit/widget_map.hpp"

namespace mailscope::gui {

void WidgetMap::add(std::string_view name, const Rect& rect, bool enabled) {
  first_.try_emplace(std::string(name), widgets_.size());
  widgets_.push_back({std::string(name), rect, enabled});
}

void WidgetMap::clear() {
  widgets_.clear();
  first_.clear();
}

std::optional<Rect> WidgetMap::find(std::string_view name) const {
  const auto found = first_.find(name);
  if (found == first_.end()) return std::nullopt;
  return widgets_[found->second].rect;
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
