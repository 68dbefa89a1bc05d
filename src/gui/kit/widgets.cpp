#include "gui/kit/widgets.hpp"

#include <algorithm>
#include <string>

namespace mailscope::gui {
namespace {

constexpr float kRadius = 7;
constexpr float kSign = 12;
constexpr float kBetween = 6;  // sign and label
constexpr float kPadding = 16;

std::string member(std::string_view group, std::string_view name) {
  return std::string(group).append(".").append(name);
}

Colour surface_of(const Theme& theme, const Button& button, const Touch& touch) {
  const Colour rest = button.look == ButtonLook::primary ? theme.accent
                      : button.look == ButtonLook::plain ? theme.panel
                                                         : theme.soft;
  const double share = touch.held ? 0.16 : touch.hovered ? 0.07 : 0;
  return mixed(rest, theme.ink, share);
}

// Sign and label, centred together.
void draw_face(Ui& ui, const Button& button, Colour colour) {
  const bool both = button.sign != Sign::none && !button.label.empty();
  const float sign = button.sign == Sign::none ? 0 : kSign;
  const float room = button.rect.width - sign - (both ? kBetween : 0) - 4;
  const std::string label = ui.elide(button.label, FontRole::body_strong, room);
  const float text = ui.measure(label, FontRole::body_strong).width;
  const float width = text + sign + (both ? kBetween : 0);
  const Point centre = button.rect.centre();
  const float left = centre.x - width / 2;
  const float sign_x = button.sign_behind ? left + width - sign / 2 : left + sign / 2;
  const float text_x = button.sign_behind ? left : left + width - text;
  Painter paint = ui.paint();
  draw_sign(paint, button.sign, {sign_x, centre.y}, kSign, colour);
  ui.write({text_x, centre.y - ui.line_height(FontRole::body_strong) / 2}, label,
           FontRole::body_strong, colour);
}

void draw_segment(Ui& ui, const Rect& rect, const Choice& choice, bool current, const Touch& touch,
                  FontRole role = FontRole::body_strong) {
  const Theme& theme = ui.theme();
  const Colour fill = current ? theme.ink : mixed(theme.soft, theme.ink, touch.hovered ? 0.07 : 0);
  ui.paint().fill(rect, fill, kRadius);
  const Colour colour = theme.text(current ? theme.panel : theme.muted, fill);
  ui.write_in(rect.inset(role == FontRole::body_strong ? 4.0f : 1.0f, 0), choice.label, role,
              colour, Align::centre);
  if (touch.focused) focus_ring(ui, rect, kRadius);
}

void draw_tab(Ui& ui, const Rect& rect, const Choice& choice, bool current, const Touch& touch,
              bool small) {
  const Theme& theme = ui.theme();
  const FontRole role = small     ? (current ? FontRole::label_strong : FontRole::label)
                        : current ? FontRole::body_strong
                                  : FontRole::body;
  const Colour colour = current || touch.hovered ? theme.ink : theme.muted;
  ui.write_in(rect, choice.label, role, theme.text(colour, theme.panel), Align::centre);
  if (current) ui.paint().fill({rect.x, rect.bottom() - 3, rect.width, 3}, theme.accent, 1.5f);
  if (touch.focused) focus_ring(ui, rect, kRadius);
}

void explain(Ui& ui, const Rect& rect, const Choice& choice) {
  if (!choice.says.empty()) ui.explain(rect, choice.label, choice.says);
}

}  // namespace

bool button(Ui& ui, const Button& button) {
  const Touch touch = ui.touch(button.name, button.rect, button.enabled);
  const Theme& theme = ui.theme();
  const Colour surface = surface_of(theme, button, touch);
  ui.paint().fill(button.rect, surface, kRadius);
  const Colour wanted = !button.enabled                      ? mixed(theme.muted, surface, 0.4)
                        : button.look == ButtonLook::primary ? theme.panel
                        : button.look == ButtonLook::plain   ? theme.accent
                                                             : theme.ink;
  draw_face(ui, button, button.enabled ? theme.text(wanted, surface) : wanted);
  if (touch.focused) focus_ring(ui, button.rect, kRadius);
  if (!button.says.title.empty()) ui.explain(button.rect, button.says);
  if (!button.key.empty()) {
    const Rect hint{button.rect.x - 8, button.rect.bottom() + 2, button.rect.width + 16, 16};
    ui.write_in(hint, button.key, FontRole::label, theme.text(theme.muted, theme.panel),
                Align::centre);
  }
  return touch.clicked;
}

float button_width(const Ui& ui, std::string_view label, Sign sign) {
  const float text = ui.measure(label, FontRole::body_strong).width;
  const bool both = sign != Sign::none && !label.empty();
  return 2 * kPadding + text + (sign == Sign::none ? 0 : kSign) + (both ? kBetween : 0);
}

std::optional<std::size_t> segments(Ui& ui, std::string_view group, const Rect& rect,
                                    std::span<const Choice> choices, std::size_t current) {
  std::optional<std::size_t> pressed;
  ui.paint().fill(rect, ui.theme().soft, kRadius);
  const float width = rect.width / static_cast<float>(choices.size());
  Rect rest = rect;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Rect part = rest.take_left(width);
    const Touch touch = ui.touch(member(group, choices[i].name), part);
    draw_segment(ui, part, choices[i], i == current, touch);
    explain(ui, part, choices[i]);
    if (touch.clicked) pressed = i;
  }
  return pressed;
}

std::optional<std::size_t> compact_segments(Ui& ui, std::string_view group, const Rect& rect,
                                            std::span<const Choice> choices, std::size_t current) {
  std::optional<std::size_t> pressed;
  ui.paint().fill(rect, ui.theme().soft, kRadius);
  float words = 0;
  for (const Choice& choice : choices)
    words += ui.measure(choice.label, FontRole::label_strong).width;
  const float padding = (rect.width - words) / static_cast<float>(choices.size());
  Rect rest = rect;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const float width = ui.measure(choices[i].label, FontRole::label_strong).width;
    const Rect part = rest.take_left(width + padding);
    const Touch touch = ui.touch(member(group, choices[i].name), part);
    draw_segment(ui, part, choices[i], i == current, touch, FontRole::label_strong);
    explain(ui, part, choices[i]);
    if (touch.clicked) pressed = i;
  }
  return pressed;
}

// As far apart as there is room, and in smaller letters if there is little.
std::optional<std::size_t> tabs(Ui& ui, std::string_view group, const Rect& rect,
                                std::span<const Choice> choices, std::size_t current) {
  constexpr float kMostApart = 28;
  constexpr float kLeastApart = 8;
  const auto apart = [&](FontRole role) {
    float words = 0;
    for (const Choice& choice : choices) words += ui.measure(choice.label, role).width;
    const auto gaps = static_cast<float>(std::max<std::size_t>(choices.size(), 2) - 1);
    return std::min(kMostApart, (rect.width - words) / gaps);
  };
  const bool small = apart(FontRole::body_strong) < kLeastApart;
  const FontRole role = small ? FontRole::label_strong : FontRole::body_strong;
  const float gap = apart(role);
  std::optional<std::size_t> pressed;
  Rect rest = rect;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Rect part = rest.take_left(ui.measure(choices[i].label, role).width);
    rest.take_left(gap);
    // A short word has room to be pressed beside it.
    const float wider = std::max(0.0f, (kTarget - part.width) / 2);
    const Rect target = part.inset(-wider, 0);
    const Touch touch = ui.touch(member(group, choices[i].name), target);
    draw_tab(ui, part, choices[i], i == current, touch, small);
    explain(ui, target, choices[i]);
    if (touch.clicked) pressed = i;
  }
  return pressed;
}

Rect pill(Ui& ui, Point centre, std::string_view label, FontRole role, Colour fill) {
  const Size text = ui.measure(label, role);
  const float height = text.height + 8;
  const Rect box = centred(centre, {std::max(text.width + 18, height), height});
  ui.paint().fill(box, fill, height / 2);
  ui.write_in(box, label, role, ui.theme().text(ui.theme().panel, fill), Align::centre);
  return box;
}

void section(Ui& ui, const Rect& rect, std::string_view title) {
  const Theme& theme = ui.theme();
  ui.write_in(rect, title, FontRole::label_strong, theme.text(theme.muted, theme.panel));
  const float left = rect.x + ui.measure(title, FontRole::label_strong).width + 12;
  ui.paint().rule({left, rect.centre().y}, rect.right() - left, theme.line);
}

void focus_ring(Ui& ui, const Rect& rect, float radius) {
  ui.paint().outline(rect.inset(-3), ui.theme().accent, 2, radius + 3);
}

}  // namespace mailscope::gui
