#include "gui/panels/why_panel.hpp"

#include <vector>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/reasons.hpp"
#include "texts/why.hpp"

namespace mailscope::gui {
namespace {

constexpr float kScrollBar = 16;
constexpr float kArrow = 24;
constexpr float kHeading = 40;
constexpr float kPadding = 8;

FontRole role(std::size_t number) {
  return number == 0 ? FontRole::body_strong : FontRole::body;
}

float height_of(const Ui& ui, const ReasonRow& row, std::size_t number, float width) {
  return ui.wrapped_height(width - kArrow, row.text, role(number)) +
         ui.line_height(FontRole::stamp) + 2 * kPadding;
}

void draw_reason(Ui& ui, const Rect& rect, const ReasonRow& row, std::size_t number, Stage& stage) {
  const Theme& theme = ui.theme();
  const Touch touch = ui.touch(fmt::format("why.{}", number), rect);
  const Colour surface = number == 0     ? theme.glow
                         : touch.hovered ? mixed(theme.panel, theme.soft, 0.6)
                                         : theme.panel;
  if (number == 0 || touch.hovered) ui.paint().fill(rect, surface, 6);
  Rect inside = rect.inset(kPadding, kPadding);
  const Rect arrow = inside.take_left(kArrow - kPadding);
  Painter paint = ui.paint();
  if (number > 0)
    draw_sign(paint, Sign::arrow_left, {arrow.x + 5, arrow.y + 9}, 10,
              theme.text(theme.muted, surface));
  const float used =
      ui.write_wrapped(inside, row.text, role(number), theme.text(theme.ink, surface));
  ui.write({inside.x, inside.y + used}, row.when, FontRole::stamp,
           theme.text(theme.muted, surface));
  if (touch.focused) focus_ring(ui, rect, 6);
  if (touch.clicked) stage.playback.go_to(row.target);
}

}  // namespace

void draw_why_panel(Ui& ui, const Rect& rect, Stage& stage) {
  const auto rows = reason_rows(stage.show, stage.subject(), ui.language());
  const Theme& theme = ui.theme();
  if (rows.empty() || stage.playback.at_start()) {
    ui.write_wrapped(rect.inset(0, 8), ui.text(texts::kWhy.nothing), FontRole::body,
                     theme.text(theme.muted, theme.panel));
    return;
  }
  const float width = rect.width - kScrollBar;
  float total = rows.size() > 1 ? 2 * kHeading : kHeading;
  for (std::size_t i = 0; i < rows.size(); ++i) total += height_of(ui, rows[i], i, width);
  const ScrollArea scroll(ui, "why.reasons", rect, total);
  float y = scroll.content().y;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i < 2) {
      section(ui, {rect.x, y + 8, width, 24},
              ui.text(i == 0 ? texts::kWhy.now : texts::kWhy.because));
      y += kHeading;
    }
    const float height = height_of(ui, rows[i], i, width);
    const Rect place{rect.x, y, width, height};
    if (scroll.sees(place)) draw_reason(ui, place, rows[i], i, stage);
    y += height;
  }
}

}  // namespace mailscope::gui
