#include "gui/panels/handles.hpp"

#include "gui/kit/widgets.hpp"

namespace mailscope::gui {
namespace {

constexpr float kMargin = 4;  // in the map's lower corners, beside the line of custody

}  // namespace

Command draw_handles(Ui& ui, const Layout& layout) {
  const Rect& rail = layout.rail;
  const Rect& map = layout.map;
  if (map.empty()) return Command::none;  // something lies over it
  const float y = map.bottom() - kTarget - kMargin;
  if (layout.steps.empty()) {
    const Rect on_rail{rail.centre().x - kTarget / 2, rail.y + 8, kTarget, kTarget};
    const Rect on_map{map.x + kMargin, y, kTarget, kTarget};
    if (button(ui, {.name = "handle.steps",
                    .rect = rail.empty() ? on_map : on_rail,
                    .sign = Sign::chevron_right,
                    .says = card_of(Command::toggle_steps, ui.language())}))
      return Command::toggle_steps;
  }
  if (layout.inspector.empty()) {
    const Rect rect{map.right() - kTarget - kMargin, y, kTarget, kTarget};
    if (button(ui, {.name = "handle.inspector",
                    .rect = rect,
                    .sign = Sign::chevron_left,
                    .says = card_of(Command::toggle_inspector, ui.language())}))
      return Command::toggle_inspector;
  }
  return Command::none;
}

}  // namespace mailscope::gui
