#include "gui/panels/dialog_panel.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/dialog_rows.hpp"
#include "gui/model/words.hpp"
#include "gui/panels/session_head.hpp"
#include "texts/dialog.hpp"

namespace mailscope::gui {
namespace {

using Kind = DialogRow::Kind;

constexpr float kLetter = 24;  // the column of C and S
constexpr float kSyn = 28;     // the flag of TCP, where nobody has spoken yet
constexpr float kTimes = 68;
constexpr float kLongTimes = 92;  // of minutes
constexpr float kBeforeTimes = 8;
constexpr float kPadding = 5;  // above and below the words of a row
constexpr float kPhase = 40;
constexpr float kMargin = 8;
constexpr float kBelow = 12;  // the last row
constexpr float kLost = 22;   // below a line that was lost
constexpr float kScrollBar = 12;

struct Placed {
  const DialogRow* row;
  float y;
  float height;
};

float times_width(const Ui& ui, const DialogRow& row) {
  return std::max(row.kind == Kind::line ? kTimes : kLongTimes,
                  ui.measure(row.beside, FontRole::stamp).width + kBeforeTimes);
}

float text_width(const Ui& ui, const DialogRow& row, float width) {
  return width - (row.kind == Kind::connecting ? kSyn + 12 : kLetter) - times_width(ui, row);
}

float height_of(const Ui& ui, const DialogRow& row, float width) {
  switch (row.kind) {
    case Kind::phase:
      return kPhase;
    case Kind::outcome:
      return 20 + ui.line_height(FontRole::body_strong) +
             ui.wrapped_height(width - 32, row.beside, FontRole::body) + 24;
    case Kind::awaited:
      return kTarget;
    case Kind::line:
    case Kind::more:
    case Kind::connecting:
      break;
  }
  const FontRole role = row.kind == Kind::line ? FontRole::dialog : FontRole::body;
  const float words = ui.wrapped_height(text_width(ui, row, width), row.text, role) + 2 * kPadding;
  return std::max(kTarget, words) + (row.lost.empty() ? 0 : kLost);
}

std::vector<Placed> place(const Ui& ui, const std::vector<DialogRow>& rows, float width,
                          float& total) {
  std::vector<Placed> placed;
  total = 0;
  for (const DialogRow& row : rows) {
    const float height = height_of(ui, row, width);
    placed.push_back({&row, total, height});
    total += height;
  }
  return placed;
}

void draw_dots(Ui& ui, Point left, Colour colour) {
  Painter paint = ui.paint();
  for (int i = 0; i < 3; ++i)
    paint.disc({left.x + 3 + static_cast<float>(i) * 11, left.y}, 2, colour);
}

void draw_outcome(Ui& ui, const Rect& rect, const DialogRow& row) {
  const Theme& theme = ui.theme();
  const Rect box{rect.x, rect.y + 12, rect.width, rect.height - 12};
  ui.paint().fill(box, theme.soft, 10);
  Rect inside = box.inset(16, 12);
  ui.write_in(inside.take_top(ui.line_height(FontRole::body_strong)), row.text,
              FontRole::body_strong, theme.text(theme.failure, theme.soft));
  ui.write_wrapped(inside, row.beside, FontRole::body, theme.text(theme.ink, theme.soft));
}

void draw_letter(Ui& ui, const Rect& cell, const DialogRow& row, Colour surface, bool faint) {
  const Theme& theme = ui.theme();
  const bool client = row.side == Side::client;
  const Colour colour = theme.text(client ? theme.client : theme.server, surface);
  ui.write_in(cell, client ? "C" : "S", FontRole::dialog_strong,
              faint ? mixed(colour, surface, 0.5) : colour);
}

// A cross, and who has not heard it.
void draw_lost(Ui& ui, Rect rect, const DialogRow& row, Colour surface) {
  const Colour colour = ui.theme().text(ui.theme().failure, surface);
  Painter paint = ui.paint();
  draw_sign(paint, Sign::cross, rect.take_left(14).centre(), 9, colour);
  rect.take_left(6);
  ui.write_in(rect, row.lost, FontRole::label_strong, colour);
}

void draw_line(Ui& ui, Rect rect, const DialogRow& row, Colour surface) {
  const Theme& theme = ui.theme();
  const bool spoken = row.kind == Kind::line;
  const FontRole role = spoken ? FontRole::dialog : FontRole::body;
  const Rect letter = rect.take_left(kLetter);
  const Rect first{letter.x, letter.y, letter.width, kTarget};
  if (spoken) draw_letter(ui, first, row, surface, false);
  if (row.kind == Kind::connecting) {
    ui.write_in({first.x, first.y, kSyn, first.height}, "SYN", FontRole::stamp,
                theme.text(theme.tcp, surface));
    rect.take_left(kSyn - kLetter + 12);
  }
  const Rect times = rect.take_right(times_width(ui, row));
  ui.write_in({times.x, times.y, times.width, kTarget}, row.beside, FontRole::stamp,
              theme.text(theme.muted, surface), Align::right);
  // Not yet heard: on its way.
  const Colour colour = row.under_way || !spoken ? theme.muted : theme.ink;
  if (!row.lost.empty()) draw_lost(ui, rect.take_bottom(kLost), row, surface);
  const float height = ui.wrapped_height(rect.width, row.text, role);
  ui.write_wrapped({rect.x, rect.y + (rect.height - height) / 2, rect.width, height}, row.text,
                   role, theme.text(row.present ? theme.ink : colour, surface));
}

void draw_row(Ui& ui, const Rect& rect, const DialogRow& row, std::size_t number, Stage& stage) {
  const Theme& theme = ui.theme();
  if (row.kind == Kind::phase) return section(ui, {rect.x, rect.y + 8, rect.width, 24}, row.text);
  const Touch touch = ui.touch(fmt::format("dialog.row.{}", number), rect.inset(-kMargin, 0),
                               !row.target.is_none());
  if (touch.clicked) stage.playback.go_to(row.target);
  if (row.kind == Kind::outcome) return draw_outcome(ui, rect, row);
  if (row.kind == Kind::awaited) {
    Rect rest = rect;
    draw_letter(ui, rest.take_left(kLetter), row, theme.panel, true);
    return draw_dots(ui, {rest.x, rest.centre().y}, theme.muted);
  }
  const Colour surface = row.present     ? theme.glow
                         : touch.hovered ? mixed(theme.panel, theme.soft, 0.6)
                                         : theme.panel;
  if (row.present || touch.hovered) ui.paint().fill(rect.inset(-kMargin, 1), surface, 6);
  draw_line(ui, rect, row, surface);
  if (touch.focused) focus_ring(ui, rect, 6);
}

// From the present row to the last one, or the present one alone if that is too much.
Rect to_reveal(const std::vector<Placed>& placed, const Rect& area, float top) {
  const Placed* present = &placed.back();
  for (const Placed& p : placed)
    if (p.row->present) present = &p;
  const float all = placed.back().y + placed.back().height - present->y + kBelow;
  const float height = all <= area.height ? all : present->height + kBelow;
  return {area.x, top + present->y, area.width, height};
}

bool is_new(Stage& stage, float content, float area) {
  Scrolled& last = stage.choices.scrolled;
  const Scrolled now{stage.session(), stage.playback.cursor(), content, area, 0};
  if (now.session != last.session || now.cursor != last.cursor || now.content != last.content ||
      now.area != last.area)
    last = now;
  constexpr int kFrames = 2;
  return ++last.frames <= kFrames;
}

void draw_rows(Ui& ui, const Rect& area, const std::vector<DialogRow>& rows, Stage& stage) {
  const float width = area.width - kScrollBar - kMargin;
  float total = 0;
  const auto placed = place(ui, rows, width, total);
  // Rows reach out by kMargin on both sides.
  ScrollArea scroll(ui, "dialog.lines",
                    {area.x - kMargin, area.y, area.width + kMargin, area.height}, total + kBelow);
  if (is_new(stage, total, area.height)) scroll.reveal(to_reveal(placed, area, scroll.content().y));
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const Rect rect{area.x, scroll.content().y + placed[i].y, width, placed[i].height};
    if (scroll.sees(rect)) draw_row(ui, rect, *placed[i].row, i, stage);
  }
}

}  // namespace

void draw_dialog_panel(Ui& ui, const Rect& rect, Stage& stage) {
  const Theme& theme = ui.theme();
  Rect rest = rect;
  const SessionId session = stage.session();
  if (session.is_none()) {
    ui.write_wrapped(rest, ui.text(texts::kDialog.no_session_yet), FontRole::body,
                     theme.text(theme.muted, theme.panel));
    return;
  }
  draw_session_head(ui, rest, stage, session);
  rest.take_top(4);
  const auto rows = dialog_rows(stage.show, session, stage.playback.cursor(), ui.language());
  if (rows.empty()) {
    ui.write_wrapped(rest.inset(0, 8), ui.text(texts::kDialog.nothing_said_yet), FontRole::body,
                     theme.text(theme.muted, theme.panel));
    return;
  }
  if (stage.choices.copied_at && stage.choices.copied_at == stage.playback.cursor()) {
    const auto lines =
        replay::lines_said(stage.show.transcripts[session.index()], stage.playback.cursor());
    const Rect note = rest.take_bottom(kTarget);
    const std::string copied = texts::kDialog.copied.in(ui.language(), std::to_string(lines));
    pill(ui, note.centre(), copied, FontRole::label_strong, theme.accent);
  }
  draw_rows(ui, rest, rows, stage);
}

}  // namespace mailscope::gui
