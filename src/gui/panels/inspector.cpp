#include "gui/panels/inspector.hpp"

#include <algorithm>
#include <array>

#include "gui/kit/widgets.hpp"
#include "gui/panels/handle.hpp"
#include "gui/panels/tabs.hpp"

namespace mailscope::gui {

void draw_inspector(Ui& ui, const Rect& rect, Stage& stage) {
  if (rect.empty()) return;
  std::array<Choice, kTabs.size()> names;
  std::transform(kTabs.begin(), kTabs.end(), names.begin(), [&ui](const Tab* tab) {
    return Choice{tab->name, ui.text(tab->title), ui.text(tab->says)};
  });
  const Tab*& current = stage.choices.tab;
  const auto index = std::find(kTabs.begin(), kTabs.end(), current) - kTabs.begin();

  Rect rest = rect.inset(kEdge, 0);
  rest.take_top(8);
  const Rect row = rest.take_top(40);
  ui.paint().rule({rect.x + 1, row.bottom() - 1}, rect.width - 1, ui.theme().line);
  if (const auto pressed = tabs(ui, "tab", row, names, static_cast<std::size_t>(index)))
    current = kTabs[*pressed];
  rest.take_top(8);
  current->draw(ui, rest, stage);
}

Command draw_inspector_handle(Ui& ui, const Rect& rect, bool open) {
  if (rect.empty()) return Command::none;
  const bool pressed = handle(ui, {.name = "inspector.open",
                                   .place = rect,
                                   .sign = open ? Sign::chevron_right : Sign::chevron_left,
                                   .command = Command::toggle_inspector});
  return pressed ? Command::toggle_inspector : Command::none;
}

}  // namespace mailscope::gui
