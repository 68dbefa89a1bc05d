#include "gui/panels/step_disc.hpp"

#include <fmt/format.h>

#include "gui/kit/shapes.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

using State = StepRow::State;

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

}  // namespace

void explain_step(Ui& ui, const Rect& rect, const StepRow& row) {
  ui.explain(rect, row.title, ui.text(says(row)));
}

void draw_step_disc(Ui& ui, Point centre, const StepRow& row) {
  const Theme& theme = ui.theme();
  const Colour fill = disc_colour(theme, row);
  Painter paint = ui.paint();
  paint.disc(centre, kStepDisc, fill);
  const Colour colour = theme.text(row.state == State::to_come ? theme.muted : theme.panel, fill);
  if (row.state == State::done) return draw_sign(paint, Sign::tick, centre, 12, colour);
  if (row.state == State::present && row.trouble)
    return draw_sign(paint, Sign::cross, centre, 12, colour);
  ui.write_in(centred(centre, {2 * kStepDisc, 2 * kStepDisc}), fmt::format("{}", row.number),
              FontRole::label_strong, colour, Align::centre);
}

}  // namespace mailscope::gui
