#include "gui/panels/steps_panel.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/step_rows.hpp"
#include "gui/panels/commands.hpp"
#include "texts/signs.hpp"
#include "texts/story.hpp"

namespace mailscope::gui {
namespace {

using State = StepRow::State;

constexpr std::size_t kChapter = 6;  // steps
constexpr float kRow = 44;
constexpr float kLowRow = 34;  // where the sentences would have no room
constexpr float kRoomForWords = 130;
constexpr float kGap = 2;
constexpr float kMargin = 12;  // rows reach further out than their words
constexpr float kDisc = 13;
constexpr float kHead = 44;
constexpr float kScrollBar = 12;
constexpr float kMore = 16;  // for the line that says so

Colour disc_colour(const Theme& theme, const StepRow& row) {
  switch (row.state) {
    case State::present:
      return row.trouble ? theme.failure : theme.accent;
    case State::done:
      return theme.muted;
    case State::to_come:
      return theme.soft;
  }
  return theme.soft;
}

const texts::Phrase& says(const StepRow& row) {
  switch (row.state) {
    case State::done:
      return texts::kSigns.step_done;
    case State::present:
      return row.trouble ? texts::kSigns.step_trouble : texts::kSigns.step_present;
    case State::to_come:
      break;
  }
  return texts::kSigns.step_to_come;
}

void draw_number(Ui& ui, Point centre, const StepRow& row) {
  const Theme& theme = ui.theme();
  const Colour fill = disc_colour(theme, row);
  Painter paint = ui.paint();
  paint.disc(centre, kDisc, fill);
  const Colour colour = theme.text(row.state == State::to_come ? theme.muted : theme.panel, fill);
  if (row.state == State::done) return draw_sign(paint, Sign::tick, centre, 12, colour);
  if (row.state == State::present && row.trouble)
    return draw_sign(paint, Sign::cross, centre, 12, colour);
  ui.write_in(centred(centre, {2 * kDisc, 2 * kDisc}), fmt::format("{}", row.number),
              FontRole::label_strong, colour, Align::centre);
}

void draw_words(Ui& ui, Rect place, const StepRow& row, Colour surface) {
  const Theme& theme = ui.theme();
  if (!row.beside.empty()) {
    const float width = ui.measure(row.beside, FontRole::label_strong).width;
    ui.write_in(place.take_right(width), row.beside, FontRole::label_strong,
                theme.text(theme.failure, surface));
    place.take_right(8);
  }
  const bool present = row.state == State::present;
  const Colour wanted = row.state == State::to_come ? theme.muted : theme.ink;
  ui.write_in(place, row.title, present ? FontRole::strong : FontRole::narration,
              theme.text(wanted, surface));
}

// So many of the rows that there is room for them, the present one among them.
std::span<const StepRow> around_present(std::span<const StepRow> rows, std::size_t room) {
  if (rows.size() <= room) return rows;
  const auto present = std::find_if(rows.begin(), rows.end(),
                                    [](const StepRow& row) { return row.state == State::present; });
  const auto place = static_cast<std::size_t>(present - rows.begin());
  const std::size_t first = place < room / 2 ? 0 : place - room / 2;
  return rows.subspan(std::min(first, rows.size() - room), room);
}

Touch touch_row(Ui& ui, const Rect& rect, const StepRow& row, Stage& stage) {
  const Touch touch = ui.touch(fmt::format("steps.{}", row.number), rect, !row.target.is_none());
  ui.explain(rect, row.title, ui.text(says(row)));
  if (touch.clicked) stage.playback.go_to(row.target);
  return touch;
}

// Returns its colour.
Colour draw_surface(Ui& ui, const Rect& rect, const StepRow& row, const Touch& touch) {
  const Theme& theme = ui.theme();
  const bool present = row.state == State::present;
  const Colour surface = present         ? theme.glow
                         : touch.hovered ? mixed(theme.panel, theme.soft, 0.6)
                                         : theme.panel;
  if (present || touch.hovered) ui.paint().fill(rect, surface, 8);
  return surface;
}

void draw_row(Ui& ui, const Rect& rect, const StepRow& row, Stage& stage) {
  const Touch touch = touch_row(ui, rect, row, stage);
  const Colour surface = draw_surface(ui, rect, row, touch);
  Rect inside = rect.inset(kMargin, 0);
  const Rect number = inside.take_left(2 * kDisc);
  draw_number(ui, number.centre(), row);
  inside.take_left(12);
  draw_words(ui, inside, row, surface);
  if (touch.focused) focus_ring(ui, rect, 8);
}

// More than there is room for scrolls, by key as well, and says so.
void draw_narration(Ui& ui, const Rect& rect, Stage& stage) {
  const Theme& theme = ui.theme();
  const std::string words = narration(stage.show, stage.playback.cursor(), ui.language());
  const float whole = ui.wrapped_height(rect.width - kScrollBar, words, FontRole::narration);
  Rect rest = rect;
  const bool scrolls = whole > rect.height;
  const Rect foot = scrolls ? rest.take_bottom(kMore) : Rect{};
  {
    ScrollArea scroll(ui, "steps.narration", rest, whole);
    Rect content = scroll.content();
    content.width -= kScrollBar;
    ui.write_wrapped(content, words, FontRole::narration, theme.ink);
    if (const int way = std::exchange(stage.choices.narration_way, 0); way != 0) {
      const float page = std::max(kMore, rest.height - kMore);
      scroll.reveal({rest.x, way > 0 ? rest.bottom() : rest.y - page, rest.width, page});
    }
    if (content.bottom() <= rest.bottom() + 1) return;
  }
  const std::string more =
      texts::kStory.more.in(ui.language(), caption_of(Command::narration_down));
  ui.write_in(foot, more, FontRole::label_strong, theme.text(theme.accent, theme.panel),
              Align::right);
}

}  // namespace

void draw_steps_panel(Ui& ui, const Rect& rect, Stage& stage) {
  if (rect.empty()) return;
  const Theme& theme = ui.theme();
  Rect rest = rect.inset(kEdge, 16);
  const RecordNumber cursor = stage.playback.cursor();
  const auto rows = step_rows(stage.show, cursor, ui.language());
  const Rect head = rest.take_top(kHead - 16);
  const Colour muted = theme.text(theme.muted, theme.panel);
  ui.write_in(head,
              ui.text(rows.size() == kChapter ? texts::kStory.the_steps : texts::kStory.the_story),
              FontRole::label_strong, muted);
  ui.write_in(head, which_message(stage.show, cursor, ui.language()), FontRole::label, muted,
              Align::right);
  const float room =
      (rest.height - kRoomForWords) / static_cast<float>(std::max<std::size_t>(rows.size(), 1));
  const float height_of_row = std::clamp(room, kLowRow, kRow);
  for (const StepRow& row : rows) {
    draw_row(ui, rest.take_top(height_of_row).inset(-kMargin, kGap / 2), row, stage);
  }
  const float gap = height_of_row < kRow ? 8.0f : 16.0f;
  rest.take_top(gap);
  ui.paint().rule(rest.top_left(), rest.width, theme.line);
  rest.take_top(gap);
  draw_narration(ui, rest, stage);
}

void draw_rail(Ui& ui, const Rect& rect, Stage& stage) {
  if (rect.empty()) return;
  Rect rest = rect.inset(0, 8);
  rest.take_top(kTarget + 8);  // of the handle
  const auto rows = step_rows(stage.show, stage.playback.cursor(), ui.language());
  const auto room = static_cast<std::size_t>(rest.height / (kTarget + 2));
  if (rows.empty() || room == 0) return;
  const float height =
      std::min(kRow, rest.height / static_cast<float>(std::min(room, rows.size())));
  for (const StepRow& row : around_present(rows, room)) {
    const Rect cell = rest.take_top(height).inset(6, 1);
    const Touch touch = touch_row(ui, cell, row, stage);
    draw_surface(ui, cell, row, touch);
    draw_number(ui, cell.centre(), row);
    if (touch.focused) focus_ring(ui, cell, 8);
  }
}

void draw_caption(Ui& ui, const Rect& rect, Stage& stage) {
  if (rect.empty()) return;
  draw_narration(ui, rect.inset(kMargin, 8), stage);
}

}  // namespace mailscope::gui
