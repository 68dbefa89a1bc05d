#include "gui/kit/card.hpp"

#include <algorithm>
#include <array>

#include "gui/kit/ui.hpp"

namespace mailscope::gui {
namespace {

constexpr float kApart = 8;  // from the thing
constexpr float kEdge = 4;   // from the window's edge
constexpr float kPadding = 12;
constexpr float kGap = 16;  // between title and clause
constexpr float kWidest = 300;

constexpr FontRole kTitle = FontRole::body_strong;
constexpr FontRole kPlain = FontRole::label;

// Of what stands in it. The clause has the end of the title's line, or a line of its own.
struct Measures {
  float width = 0, height = 0;
  float clause = 0;
  bool clause_beside = false;
};

Measures measures(const Ui& ui, const Card& card) {
  Measures m;
  m.clause = ui.measure(card.clause, kPlain).width;
  const float title = ui.measure(card.title, kTitle).width;
  m.clause_beside = m.clause > 0 && title + kGap + m.clause <= kWidest;
  m.width = m.clause_beside ? title + kGap + m.clause : std::max(title, m.clause);
  for (const std::string& line : card.lines)
    m.width = std::max(m.width, ui.measure(line, kPlain).width);
  m.width = std::min(m.width, kWidest);
  m.height = card.title.empty() ? 0 : ui.wrapped_height(m.width, card.title, kTitle);
  for (const std::string& line : card.lines) m.height += ui.wrapped_height(m.width, line, kPlain);
  if (m.clause > 0 && !m.clause_beside) m.height += ui.wrapped_height(m.width, card.clause, kPlain);
  return m;
}

}  // namespace

Rect card_place(Size card, const Rect& thing, Size window) {
  const Rect room = Rect{0, 0, window.width, window.height}.inset(kEdge);
  const auto inside = [&room](Rect r) {
    r.x = std::clamp(r.x, room.x, std::max(room.x, room.right() - r.width));
    r.y = std::clamp(r.y, room.y, std::max(room.y, room.bottom() - r.height));
    return r;
  };
  const std::array<Point, 4> corners{
      Point{thing.x, thing.bottom() + kApart}, Point{thing.x, thing.y - kApart - card.height},
      Point{thing.right() + kApart, thing.y}, Point{thing.x - kApart - card.width, thing.y}};
  for (const Point corner : corners) {
    const Rect place = inside({corner.x, corner.y, card.width, card.height});
    if (!place.overlaps(thing)) return place;
  }
  return inside({corners[0].x, corners[0].y, card.width, card.height});
}

void draw_card(Ui& ui, const Card& card, const Rect& thing) {
  const Theme& theme = ui.theme();
  const Measures m = measures(ui, card);
  const Rect box =
      card_place({m.width + 2 * kPadding, m.height + 2 * kPadding}, thing, ui.frame().size());
  ui.mark("explanation", box);
  ui.paint().fill(box, theme.panel, 8);
  ui.paint().outline(box, theme.muted, 1, 8);
  Rect rest = box.inset(kPadding);
  const Colour clause = theme.text(theme.accent, theme.panel);
  if (m.clause_beside) {
    Rect row = rest;
    row.height = ui.wrapped_height(m.width, card.title, kTitle);
    ui.write_in(row.take_right(m.clause + 1), card.clause, kPlain, clause);
  }
  if (!card.title.empty()) rest.take_top(ui.write_wrapped(rest, card.title, kTitle, theme.ink));
  const Colour words = card.title.empty() ? theme.ink : theme.text(theme.muted, theme.panel);
  for (const std::string& line : card.lines)
    rest.take_top(ui.write_wrapped(rest, line, kPlain, words));
  if (m.clause > 0 && !m.clause_beside) ui.write_wrapped(rest, card.clause, kPlain, clause);
}

}  // namespace mailscope::gui
