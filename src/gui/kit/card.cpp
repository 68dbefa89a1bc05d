#include "gui/kit/card.hpp"

#include <algorithm>
#include <array>

#include "gui/kit/ui.hpp"

namespace mailscope::gui {
namespace {

constexpr float kApart = 8;  // from the thing
constexpr float kEdge = 4;   // from the window's edge
constexpr float kPadding = 12;
constexpr float kGap = 16;     // between title and clause
constexpr float kBetween = 3;  // lines, that each may be wrapped
constexpr float kWidest = 320;

constexpr FontRole kTitle = FontRole::body_strong;
constexpr FontRole kPlain = FontRole::body;
constexpr FontRole kClause = FontRole::label;

// The clause has the end of the title's line, or a line of its own.
bool clause_is_beside(const Ui& ui, const Card& card) {
  return !card.clause.empty() &&
         ui.measure(card.title, kTitle).width + kGap + ui.measure(card.clause, kClause).width <=
             kWidest;
}

Size content(const Ui& ui, const Card& card) {
  const bool beside = clause_is_beside(ui, card);
  const float title = ui.measure(card.title, kTitle).width;
  const float clause = ui.measure(card.clause, kClause).width;
  float width = beside ? title + kGap + clause : std::max(title, clause);
  for (const std::string& line : card.lines)
    width = std::max(width, ui.measure(line, kPlain).width);
  width = std::min(width, kWidest);
  float height = card.title.empty() ? 0 : ui.wrapped_height(width, card.title, kTitle);
  for (const std::string& line : card.lines)
    height += kBetween + ui.wrapped_height(width, line, kPlain);
  if (clause > 0 && !beside) height += kBetween + ui.line_height(kClause);
  return {width + 1, height};
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
  const Size size = content(ui, card);
  const Rect box =
      card_place({size.width + 2 * kPadding, size.height + 2 * kPadding}, thing, ui.frame().size());
  ui.mark("explanation", box);
  ui.paint().fill(box, theme.panel, 8);
  ui.paint().outline(box, theme.muted, 1, 8);
  Rect rest = box.inset(kPadding);
  const Colour accent = theme.text(theme.accent, theme.panel);
  const bool beside = clause_is_beside(ui, card);
  if (!card.title.empty()) {
    const Rect title = rest.take_top(ui.write_wrapped(rest, card.title, kTitle, theme.ink));
    if (beside) ui.write_in(title, card.clause, kClause, accent, Align::right);
  }
  const Colour words = card.title.empty() ? theme.ink : theme.text(theme.muted, theme.panel);
  for (const std::string& line : card.lines) {
    rest.take_top(kBetween);
    rest.take_top(ui.write_wrapped(rest, line, kPlain, words));
  }
  rest.take_top(kBetween);
  if (!beside) ui.write_in(rest, card.clause, kClause, accent);
}

}  // namespace mailscope::gui
