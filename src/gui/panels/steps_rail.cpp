#include "gui/panels/steps_rail.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/step_rows.hpp"
#include "gui/panels/handle.hpp"
#include "gui/panels/step_disc.hpp"

namespace mailscope::gui {
namespace {

constexpr float kRow = 40;
constexpr float kColumn = 40;  // the rest is for a scroll bar

void draw_row(Ui& ui, const Rect& rect, const StepRow& row, Stage& stage) {
  const Theme& theme = ui.theme();
  const Touch touch = ui.touch(fmt::format("rail.{}", row.number), rect, !row.target.is_none());
  if (row.state == StepRow::State::present) {
    ui.paint().fill(rect, theme.glow, 8);
  } else if (touch.hovered) {
    ui.paint().fill(rect, mixed(theme.panel, theme.soft, 0.6), 8);
  }
  draw_step_disc(ui, rect.centre(), row);
  if (touch.focused) focus_ring(ui, rect, 8);
  explain_step(ui, rect, row);
  if (touch.clicked) stage.playback.go_to(row.target);
}

// They scroll where the window is low; the present one is always in sight.
void draw_discs(Ui& ui, Rect rect, Stage& stage) {
  const auto rows = step_rows(stage.show, stage.playback.cursor(), ui.language());
  const auto count = static_cast<float>(std::max<std::size_t>(rows.size(), 1));
  const float height = std::clamp(rect.height / count, kTarget, kRow);
  rect.take_left((rect.width - kColumn) / 2);
  ScrollArea scroll(ui, "rail.discs", rect, count * height);
  Rect rest = scroll.content();
  rest.width = kColumn;
  for (const StepRow& row : rows) {
    const Rect place = rest.take_top(height);
    if (row.state == StepRow::State::present) scroll.reveal(place);
    if (scroll.sees(place)) draw_row(ui, place, row, stage);
  }
}

}  // namespace

Command draw_steps_rail(Ui& ui, const Rect& rect, Stage& stage, bool open) {
  if (rect.empty()) return Command::none;
  Rect rest = rect;
  const Rect top = rest.take_top(kHandleHeight);
  const bool pressed = handle(ui, {.name = "rail.open",
                                   .place = top,
                                   .sign = open ? Sign::chevron_left : Sign::chevron_right,
                                   .command = Command::toggle_steps});
  draw_discs(ui, rest, stage);
  return pressed ? Command::toggle_steps : Command::none;
}

}  // namespace mailscope::gui
