#include "gui/panels/top_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/layout.hpp"
#include "texts/frame.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kGap = 8;
constexpr float kSegments = 312;

// At the right edge: look, size, keys.
Command draw_appearance(Ui& ui, Rect& row) {
  Command pressed = Command::none;
  const auto place = [&](float width) {
    const Rect rect = row.take_right(width);
    row.take_right(kGap);
    return rect;
  };
  const auto draw_button = [&](std::string_view name, std::string_view label, Sign sign,
                               Command command) {
    if (button(ui, {.name = name,
                    .rect = place(kTarget),
                    .label = label,
                    .sign = sign,
                    .says = card_of(command, ui.language())}))
      pressed = command;
  };
  draw_button("top.keys", "?", Sign::none, Command::toggle_keys);
  draw_button("top.larger", "+", Sign::none, Command::larger);
  const Rect size = place(ui.measure("Aa 000%", FontRole::body_strong).width + 2);
  const auto percent = fmt::format("{}", std::lround(ui.frame().scale * 100));
  const auto scale = texts::kTopBar.scale.in(ui.language(), percent);
  ui.write_in(size, scale, FontRole::body_strong,
              ui.theme().text(ui.theme().muted, ui.theme().panel), Align::centre);
  ui.explain(size, scale, ui.text(texts::kSigns.scale));
  draw_button("top.smaller", "\xE2\x80\x93", Sign::none, Command::smaller);
  draw_button("top.look", "", Sign::half_circle, Command::next_look);
  return pressed;
}

Command draw_levels(Ui& ui, const Rect& rect, Level level) {
  const std::array<Choice, 3> choices{
      {{"messages", ui.text(texts::kTopBar.messages), ui.text(texts::kSigns.level_messages)},
       {"dialog", ui.text(texts::kTopBar.dialog), ui.text(texts::kSigns.level_dialog)},
       {"packets", ui.text(texts::kTopBar.packets), ui.text(texts::kSigns.level_packets)}}};
  constexpr std::array kCommands{Command::level_messages, Command::level_dialog,
                                 Command::level_packets};
  const auto pressed = segments(ui, "level", rect, choices, static_cast<std::size_t>(level));
  return pressed ? kCommands[*pressed] : Command::none;
}

// In the middle of the bar if what stands left and right of it leaves that free.
Rect levels_rect(const Rect& bar, Rect& row) {
  const float width = std::min(kSegments, row.width);
  const float centred_x = bar.centre().x - width / 2;
  const float x = std::clamp(centred_x, row.x, row.right() - width);
  const Rect rect{x, row.y, width, row.height};
  row.width = x - kGap - row.x;
  return rect;
}

void draw_title(Ui& ui, Rect row, const TopBar& bar) {
  const Theme& theme = ui.theme();
  FontRole font = FontRole::heading;  // a long title is rather small than cut
  for (const FontRole smaller : {FontRole::strong, FontRole::body_strong})
    if (ui.measure(bar.title, font).width > row.width) font = smaller;
  const Rect title = row.take_left(std::min(ui.measure(bar.title, font).width, row.width));
  ui.write_in(title, bar.title, font, theme.ink);
  row.take_left(2 * kGap);
  if (ui.measure(bar.note, FontRole::label).width > row.width) return;
  const Rect note = row.take_left(ui.measure(bar.note, FontRole::label).width + 1);
  ui.write_in(note, bar.note, FontRole::label, theme.text(theme.muted, theme.panel));
  ui.explain(note, bar.note, ui.text(texts::kSigns.seed));
}

}  // namespace

Command draw_top_bar(Ui& ui, const Rect& rect, const TopBar& bar) {
  Rect row = rect.inset(kEdge, (rect.height - kTarget) / 2);
  const Rect back = row.take_left(kTarget).moved(-kGap, 0);
  Command command = Command::none;
  if (button(ui, {.name = "top.back",
                  .rect = back,
                  .sign = Sign::chevron_left,
                  .look = ButtonLook::plain,
                  .says = card_of(Command::leave, ui.language())}))
    command = Command::leave;
  const Command appearance = draw_appearance(ui, row);
  const Command level = draw_levels(ui, levels_rect(rect, row), bar.level);
  draw_title(ui, row, bar);
  if (appearance != Command::none) return appearance;
  return level != Command::none ? level : command;
}

}  // namespace mailscope::gui
