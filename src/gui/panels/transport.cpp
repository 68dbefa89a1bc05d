#include "gui/panels/transport.hpp"

#include <algorithm>
#include <array>

#include "gui/kit/widgets.hpp"
#include "texts/frame.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kHeight = 40;
constexpr float kGap = 8;
constexpr float kSquare = 52;
constexpr float kWord = 84;
constexpr float kSpeed = 120;

struct Entry {
  Command command;
  std::string_view name;
  const texts::Phrase* label;  // null: a sign alone
  Sign sign;
  bool forward;
};

constexpr std::array<Entry, 6> kEntries{{
    {Command::to_start, "time.start", nullptr, Sign::to_start, false},
    {Command::step_back, "time.step_back", &texts::kTime.step, Sign::back, false},
    {Command::line_back, "time.line_back", &texts::kTime.line, Sign::back, false},
    {Command::play_or_pause, "time.play", nullptr, Sign::play, true},
    {Command::line_forward, "time.line", &texts::kTime.line, Sign::forward, true},
    {Command::step_forward, "time.step", &texts::kTime.step, Sign::forward, true},
}};

Button button_for(const Ui& ui, const Entry& entry, const Rect& rect, const Transport& transport) {
  const bool is_play = entry.command == Command::play_or_pause;
  Button button{.name = entry.name, .rect = rect};
  if (entry.label && rect.width >= kWord) button.label = ui.text(*entry.label);
  button.sign = is_play && transport.playing ? Sign::pause : entry.sign;
  button.sign_behind = entry.forward && entry.label;
  if (transport.captions) button.key = caption_of(entry.command);
  button.look = is_play ? ButtonLook::primary : ButtonLook::soft;
  button.enabled = entry.forward ? transport.can_go_on : transport.can_go_back;
  button.says = card_of(entry.command, ui.language());
  return button;
}

// Words go where there is no room for them; the signs stay.
Command draw_buttons(Ui& ui, Rect& row, const Transport& transport) {
  Command command = Command::none;
  const float clock = ui.measure(transport.clock, FontRole::clock).width;
  const float room = row.width - clock - 8 * kGap;
  const bool words = room >= 2 * kSquare + 4 * kWord;
  const float square = words ? kSquare : std::clamp(room / 6, kTarget, kSquare);
  for (const Entry& entry : kEntries) {
    const Rect rect = row.take_left(words && entry.label ? kWord : square);
    row.take_left(kGap);
    if (button(ui, button_for(ui, entry, rect, transport))) command = entry.command;
  }
  return command;
}

// Below the clock stands what it shows, or how it runs where there is no room beside it.
void draw_clock(Ui& ui, const Rect& rect, const Transport& transport, bool with_pace) {
  const Theme& theme = ui.theme();
  ui.mark("time.clock", rect);
  const bool large = ui.measure(transport.clock, FontRole::clock).width <= rect.width;
  ui.write_in({rect.x, rect.y, rect.width, kHeight}, transport.clock,
              large ? FontRole::clock : FontRole::dialog_strong, theme.ink, Align::centre);
  if (!transport.captions) return;
  ui.write_in({rect.x - kGap, rect.y + kHeight + 2, rect.width + 2 * kGap, 16},
              with_pace ? transport.pace : ui.text(texts::kTime.simulated_time), FontRole::label,
              theme.text(theme.muted, theme.panel), Align::centre);
  ui.explain(rect, with_pace ? transport.pace : transport.clock,
             ui.text(with_pace ? texts::kSigns.pace : texts::kSigns.clock));
}

// At the right edge, between the buttons that change it.
Command draw_speed(Ui& ui, Rect rect, const Transport& transport) {
  Command command = Command::none;
  const auto square = [](Rect strip) { return centred(strip.centre(), {kTarget, kTarget}); };
  const auto key = [&](Command of) {
    return transport.captions ? caption_of(of) : std::string_view();
  };
  if (button(ui, {.name = "time.slower",
                  .rect = square(rect.take_left(kTarget)),
                  .label = "\xE2\x80\x93",
                  .key = key(Command::slower),
                  .says = card_of(Command::slower, ui.language())}))
    command = Command::slower;
  const Rect words = rect.take_left(rect.width - kTarget);
  ui.write_in(words, transport.speed, FontRole::body_strong, ui.theme().ink, Align::centre);
  ui.explain(words, transport.speed, ui.text(texts::kSigns.speed));
  if (button(ui, {.name = "time.faster",
                  .rect = square(rect),
                  .label = "+",
                  .key = key(Command::faster),
                  .says = card_of(Command::faster, ui.language())}))
    command = Command::faster;
  return command;
}

}  // namespace

Command draw_transport(Ui& ui, const Rect& rect, const Transport& transport) {
  Rect row{rect.x, rect.y, rect.width, kHeight};
  Command command = draw_buttons(ui, row, transport);
  row.take_left(2 * kGap);
  const float pace = ui.measure(transport.pace, FontRole::body).width;
  // How the clock runs is not left out for its size.
  float clock = ui.measure(transport.clock, FontRole::clock).width;
  if (!transport.captions && row.width < clock + pace + 3 * kGap)
    clock = ui.measure(transport.clock, FontRole::dialog_strong).width + 1;
  const float for_pace = transport.captions ? 0 : pace + 3 * kGap;
  const bool has_speed = row.width >= clock + for_pace + kSpeed + 2 * kGap;
  const Rect speed = has_speed ? row.take_right(kSpeed) : Rect{};
  const bool has_pace = row.width >= clock + pace + (transport.captions ? 5 : 3) * kGap;
  // Centred in the window where the buttons leave room.
  const float least = std::max(row.x, row.right() - clock - (has_pace ? pace + 3 * kGap : 0));
  const float x = std::clamp(rect.centre().x - clock / 2, row.x, least);
  draw_clock(ui, {x, row.y, std::min(clock, row.right() - x), rect.height}, transport, !has_pace);
  if (has_pace) {
    const Theme& theme = ui.theme();
    const Rect beside{x + clock + 3 * kGap, row.y, pace + 1, kHeight};
    ui.write_in(beside, transport.pace, FontRole::body, theme.text(theme.muted, theme.panel));
    ui.explain(beside, transport.pace, ui.text(texts::kSigns.pace));
  }
  if (!has_speed) return command;
  const Command changed = draw_speed(ui, speed, transport);
  return changed != Command::none ? changed : command;
}

}  // namespace mailscope::gui
