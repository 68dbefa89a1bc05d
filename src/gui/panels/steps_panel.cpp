#include "gui/panels/steps_panel.hpp"

#include <algorithm>
#include <vector>

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
constexpr float kBehindDisc = 12;
constexpr float kBeside = 8;  // between a title and which try it is

float beside_width(const Ui& ui, const StepRow& row) {
  return row.beside.empty() ? 0 : ui.measure(row.beside, FontRole::label_strong).width;
}

// Of the present step, and of the others.
struct TitleFonts {
  FontRole present, other;
};

// The largest in which every title has room beside its disc, were it the present one: nothing
// changes its size from step to step.
TitleFonts title_fonts(const Ui& ui, const std::vector<StepRow>& rows, float room) {
  constexpr TitleFonts kBySize[] = {{FontRole::strong, FontRole::narration},
                                    {FontRole::body_strong, FontRole::body}};
  const auto fits = [&](const TitleFonts& fonts) {
    return std::all_of(rows.begin(), rows.end(), [&](const StepRow& row) {
      return ui.measure(row.title, fonts.present).width + kBeside + beside_width(ui, row) <= room;
    });
  };
  for (const TitleFonts& fonts : kBySize)
    if (fits(fonts)) return fonts;
  return {FontRole::label_strong, FontRole::label};
}

void draw_words(Ui& ui, Rect place, const StepRow& row, const TitleFonts& fonts, Colour surface) {
  const Theme& theme = ui.theme();
  if (!row.beside.empty()) {
    ui.write_in(place.take_right(beside_width(ui, row)), row.beside, FontRole::label_strong,
                theme.text(theme.failure, surface));
    place.take_right(kBeside);
  }
  const FontRole role = row.state == State::present ? fonts.present : fonts.other;
  const Colour wanted = row.state == State::to_come ? theme.muted : theme.ink;
  ui.write_in(place, row.title, role, theme.text(wanted, surface));
}

void draw_row(Ui& ui, const Rect& rect, const StepRow& row, const TitleFonts& fonts, Stage& stage) {
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
  inside.take_left(kBehindDisc);
  draw_words(ui, inside, row, fonts, surface);
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
  const TitleFonts fonts = title_fonts(ui, rows, rest.width - 2 * kStepDisc - kBehindDisc);
  for (const StepRow& row : rows)
    draw_row(ui, rest.take_top(height_of_row).inset(-kMargin, kGap / 2), row, fonts, stage);
  const float gap = height_of_row < kRow ? 8.0f : 16.0f;
  rest.take_top(gap);
  ui.paint().rule(rest.top_left(), rest.width, theme.line);
  rest.take_top(gap);
  const Rect more{rest.x, rect.bottom() - kTarget, rest.width, kTarget};
  rest.height = std::max(0.0f, more.y - rest.y);
  draw_narration(ui, rest, more, stage);
}

}  // namespace mailscope::gui
