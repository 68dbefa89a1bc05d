#include "gui/panels/handles.hpp"

#include "gui/kit/widgets.hpp"

namespace mailscope::gui {
namespace {

constexpr Size kHandle{kTarget, 64};  // on the map's edge

}  // namespace

Command draw_handles(Ui& ui, const Layout& layout) {
  const Rect& rail = layout.rail;
  const Rect& map = layout.map;
  if (map.empty()) return Command::none;  // something lies over it
  const float y = map.y + (map.height - kHandle.height) / 2;
  if (layout.steps.empty()) {
    const Rect on_rail{rail.centre().x - kTarget / 2, rail.y + 8, kTarget, kTarget};
    const Rect on_map{map.x, y, kHandle.width, kHandle.height};
    if (button(ui, {.name = "handle.steps",
                    .rect = rail.empty() ? on_map : on_rail,
                    .sign = Sign::chevron_right}))
      return Command::toggle_steps;
  }
  if (layout.inspector.empty()) {
    const Rect rect{map.right() - kHandle.width, y, kHandle.width, kHandle.height};
    if (button(ui, {.name = "handle.inspector", .rect = rect, .sign = Sign::chevron_left}))
      return Command::toggle_inspector;
  }
  return Command::none;
}

}  // namespace mailscope::gui
