#include "gui/panels/sheet.hpp"

#include <string_view>

namespace mailscope::gui {
namespace {

void draw_place(Ui& ui, std::string_view name, const Rect& rect, Colour surface) {
  if (rect.empty()) return;
  ui.paint().fill(rect, surface);
  ui.mark(name, rect);
}

}  // namespace

void draw_sheet(Ui& ui, const Layout& layout) {
  const Theme& theme = ui.theme();
  draw_place(ui, "map", layout.map, theme.paper);
  draw_place(ui, "top", layout.top, theme.panel);
  draw_place(ui, "steps", layout.steps, theme.panel);
  draw_place(ui, "rail", layout.rail, theme.panel);
  draw_place(ui, "caption", layout.caption, theme.panel);
  draw_place(ui, "inspector", layout.inspector, theme.panel);
  draw_place(ui, "handle", layout.handle, theme.panel);
  draw_place(ui, "time", layout.time, theme.panel);

  Painter paint = ui.paint();
  paint.rule({layout.top.x, layout.top.bottom() - 1}, layout.top.width, theme.line);
  paint.rule(layout.time.top_left(), layout.time.width, theme.line);
  if (!layout.caption.empty())
    paint.rule(layout.caption.top_left(), layout.caption.width, theme.line);
  for (const Rect& left : {layout.steps, layout.rail})
    if (!left.empty()) paint.line({left.right(), left.y}, left.bottom_right(), theme.line);
  for (const Rect& right : {layout.inspector, layout.handle})
    if (!right.empty()) paint.line(right.top_left(), {right.x, right.bottom()}, theme.line);
}

}  // namespace mailscope::gui
