#include "gui/panels/steps_panel.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/step_rows.hpp"
#include "gui/panels/narration.hpp"
#include "gui/panels/step_disc.hpp"
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
constexpr float kHead = 44;

// The largest in which the title has room.
FontRole title_font(const Ui& ui, const StepRow& row, float room) {
  const bool present = row.state == State::present;
  for (const FontRole role : {present ? FontRole::strong : FontRole::narration,
                              present ? FontRole::body_strong : FontRole::body})
    if (ui.measure(row.title, role).width <= room) return role;
  return present ? FontRole::label_strong : FontRole::label;
}

void draw_words(Ui& ui, Rect place, const StepRow& row, Colour surface) {
  const Theme& theme = ui.theme();
  if (!row.beside.empty()) {
    const float width = ui.measure(row.beside, FontRole::label_strong).width;
    ui.write_in(place.take_right(width), row.beside, FontRole::label_strong,
                theme.text(theme.failure, surface));
    place.take_right(8);
  }
  const Colour wanted = row.state == State::to_come ? theme.muted : theme.ink;
  ui.write_in(place, row.title, title_font(ui, row, place.width), theme.text(wanted, surface));
}

void draw_row(Ui& ui, const Rect& rect, const StepRow& row, Stage& stage) {
  const Theme& theme = ui.theme();
  const Touch touch = ui.touch(fmt::format("steps.{}", row.number), rect, !row.target.is_none());
  const bool present = row.state == State::present;
  const Colour surface = present         ? theme.glow
                         : touch.hovered ? mixed(theme.panel, theme.soft, 0.6)
                                         : theme.panel;
  if (present || touch.hovered) ui.paint().fill(rect, surface, 8);
  Rect inside = rect.inset(kMargin, 0);
  const Rect number = inside.take_left(2 * kStepDisc);
  draw_step_disc(ui, number.centre(), row);
  inside.take_left(12);
  draw_words(ui, inside, row, surface);
  if (touch.focused) focus_ring(ui, rect, 8);
  explain_step(ui, rect, row);
  if (touch.clicked) stage.playback.go_to(row.target);
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
  const Rect more{rest.x, rect.bottom() - kTarget, rest.width, kTarget};
  rest.height = std::max(0.0f, more.y - rest.y);
  draw_narration(ui, rest, more, stage);
}

}  // namespace mailscope::gui
