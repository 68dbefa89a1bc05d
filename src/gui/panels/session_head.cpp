#include "gui/panels/session_head.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/words.hpp"
#include "texts/dialog.hpp"
#include "texts/map.hpp"

namespace mailscope::gui {
namespace {

constexpr float kArrow = 28;

// How many sessions have begun.
std::size_t begun(const Stage& stage) {
  return stage.world.sessions.size();
}

void draw_title(Ui& ui, Rect row, const Stage& stage, SessionId session) {
  const Theme& theme = ui.theme();
  const replay::Transcript& transcript = stage.show.transcripts[session.index()];
  const std::uint32_t attempt = stage.show.sessions.stories[session.index()].attempt;
  const bool again = attempt > 1;
  const std::string beside = again ? texts::kMap.attempt.in(ui.language(), std::to_string(attempt))
                                   : session_kind(transcript.protocol, ui.language());
  const std::string client = title_of(stage.world, transcript.client);
  const std::string server =
      fmt::format("{} : {}", title_of(stage.world, transcript.server), transcript.port);
  const float width = ui.measure(beside, FontRole::label_strong).width;
  const float title = ui.measure(client + server, FontRole::body_strong).width + kArrow;
  if (again || title + width + 8 <= row.width) {
    ui.write_in(row.take_right(width), beside, FontRole::label_strong,
                theme.text(again ? theme.failure : theme.muted, theme.panel));
    row.take_right(8);
  }
  const float left = std::min(ui.measure(client, FontRole::body_strong).width, row.width / 2);
  ui.write_in(row.take_left(left), client, FontRole::body_strong, theme.ink);
  Painter paint = ui.paint();
  draw_sign(paint, Sign::arrow_right, row.take_left(kArrow).centre(), 12, theme.ink);
  ui.write_in(row, server, FontRole::body_strong, theme.ink);
}

// With one session there is nothing to choose.
void draw_chooser(Ui& ui, Rect row, Stage& stage, SessionId session) {
  const Theme& theme = ui.theme();
  if (button(ui, {.name = "dialog.previous",
                  .rect = row.take_left(kTarget),
                  .sign = Sign::back,
                  .enabled = session.index() > 0}))
    choose_session(stage, -1);
  const std::string place = texts::kDialog.place.in(
      ui.language(), std::to_string(session.index() + 1), std::to_string(begun(stage)));
  const float width = ui.measure(place, FontRole::body).width;
  ui.write_in(row.take_left(width + 24), place, FontRole::body,
              theme.text(theme.muted, theme.panel), Align::centre);
  if (button(ui, {.name = "dialog.next",
                  .rect = row.take_left(kTarget),
                  .sign = Sign::forward,
                  .enabled = session.index() + 1 < begun(stage)}))
    choose_session(stage, 1);
  if (!stage.choices.held) return;
  const std::string_view follow = ui.text(texts::kDialog.follow);
  const float room = button_width(ui, follow, Sign::none);
  if (button(ui, {.name = "dialog.follow", .rect = row.take_right(room), .label = follow}))
    stage.choices.held.reset();
}

}  // namespace

void draw_session_head(Ui& ui, Rect& rest, Stage& stage, SessionId session) {
  draw_title(ui, rest.take_top(kTarget), stage, session);
  if (begun(stage) > 1) draw_chooser(ui, rest.take_top(kTarget), stage, session);
}

void choose_session(Stage& stage, int step) {
  const SessionId now = stage.session();
  if (begun(stage) == 0 || now.is_none()) return;
  const auto last = static_cast<std::ptrdiff_t>(begun(stage)) - 1;
  const auto wanted = static_cast<std::ptrdiff_t>(now.index()) + step;
  stage.choices.held =
      SessionId(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last)));
}

}  // namespace mailscope::gui
