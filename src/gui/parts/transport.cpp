#include "gui/parts/transport.hpp"

#include <array>

#include "gui/kit/widgets.hpp"

namespace mailscope::gui {
namespace {

constexpr float kHeight = 40;
constexpr float kGap = 8;
constexpr float kSquare = 52;
constexpr float kWord = 84;
constexpr float kLeastClockRoom = 200;

struct Entry {
  Command command;
  std::string_view name;
  Text label;  // if it has a word
  bool has_label;
  Sign sign;
  bool forward;
};

constexpr std::array<Entry, 6> kEntries{{
    {Command::to_start, "time.start", Text::step, false, Sign::to_start, false},
    {Command::step_back, "time.step_back", Text::step, true, Sign::back, false},
    {Command::line_back, "time.line_back", Text::line, true, Sign::back, false},
    {Command::play_or_pause, "time.play", Text::step, false, Sign::play, true},
    {Command::line_forward, "time.line", Text::line, true, Sign::forward, true},
    {Command::step_forward, "time.step", Text::step, true, Sign::forward, true},
}};

Button button_for(const Ui& ui, const Entry& entry, const Rect& rect, const Transport& transport) {
  const bool is_play = entry.command == Command::play_or_pause;
  Button button{.name = entry.name, .rect = rect};
  if (entry.has_label) button.label = ui.text(entry.label);
  button.sign = is_play && transport.playing ? Sign::pause : entry.sign;
  button.sign_behind = entry.forward && entry.has_label;
  button.key = caption_of(entry.command);
  button.look = is_play ? ButtonLook::primary : ButtonLook::soft;
  button.enabled = entry.forward ? transport.can_go_on : transport.can_go_back;
  return button;
}

// Words go where there is no room for them; the signs stay.
Command draw_buttons(Ui& ui, Rect& row, const Transport& transport) {
  Command command = Command::none;
  const float all = 2 * kSquare + 4 * kWord + 6 * kGap;
  const float word = all + kLeastClockRoom <= row.width ? kWord : kSquare;
  for (const Entry& entry : kEntries) {
    const Rect rect = row.take_left(entry.has_label ? word : kSquare);
    row.take_left(kGap);
    if (button(ui, button_for(ui, entry, rect, transport))) command = entry.command;
  }
  return command;
}

void draw_clock(Ui& ui, const Rect& rect, const Transport& transport) {
  const Theme& theme = ui.theme();
  ui.mark("time.clock", rect);
  const Colour beside = theme.text(theme.muted, theme.panel);
  ui.write_in({rect.x, rect.y, rect.width, kHeight}, transport.clock, FontRole::clock, theme.ink,
              Align::centre);
  ui.write_in({rect.x, rect.y + kHeight + 2, rect.width, 16}, ui.text(Text::simulated_time),
              FontRole::label, beside, Align::centre);
}

// How fast, between the keys that change it.
Command draw_speed(Ui& ui, Rect rect, std::string_view speed) {
  Command command = Command::none;
  const auto square = [&] { return centred(rect.take_left(kTarget).centre(), {kTarget, kTarget}); };
  if (button(ui, {.name = "time.slower", .rect = square(), .label = "\xE2\x80\x93"}))
    command = Command::slower;
  const float least = ui.measure("slowed 1000 times", FontRole::body).width;
  const Rect words = rect.take_left(std::min(least + 2 * kGap, rect.width - kTarget));
  const Theme& theme = ui.theme();
  ui.write_in(words.inset(kGap, 0), speed, FontRole::body, theme.text(theme.muted, theme.panel),
              Align::centre);
  if (button(ui, {.name = "time.faster", .rect = square(), .label = "+"}))
    command = Command::faster;
  return command;
}

}  // namespace

Command draw_transport(Ui& ui, const Rect& rect, const Transport& transport) {
  Rect row{rect.x, rect.y, rect.width, kHeight};
  Command command = draw_buttons(ui, row, transport);
  const float clock = ui.measure(transport.clock, FontRole::clock).width;
  row.take_left(2 * kGap);
  // Centred in the window where the buttons leave room.
  const float x =
      std::clamp(rect.centre().x - clock / 2, row.x, std::max(row.x, row.right() - clock));
  draw_clock(ui, {x, row.y, clock, rect.height}, transport);
  constexpr float kLeastSpeed = 2 * kTarget + 96;
  const Rect rest{x + clock + 3 * kGap, row.y, row.right() - (x + clock + 3 * kGap), kHeight};
  if (rest.width < kLeastSpeed) return command;
  const Command speed = draw_speed(ui, rest, transport.speed);
  return speed != Command::none ? speed : command;
}

}  // namespace mailscope::gui
