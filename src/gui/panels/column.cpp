#include "gui/panels/column.hpp"

#include "gui/kit/widgets.hpp"

namespace mailscope::gui {
namespace {

constexpr float kSection = 40;
constexpr float kItem = 28;
constexpr float kIndent = 20;
constexpr float kFieldName = 72;
constexpr float kScrollBar = 16;
constexpr float kPadding = 6;
constexpr FontRole kHeading = FontRole::body_strong;

}  // namespace

void Column::section(std::string_view title) {
  parts_.push_back({Kind::section, std::string(title)});
}
void Column::words(std::string_view text) {
  parts_.push_back({Kind::words, std::string(text)});
}
void Column::remark(std::string_view text) {
  parts_.push_back({Kind::remark, std::string(text)});
}
void Column::bytes(std::string_view line) {
  parts_.push_back({Kind::bytes, std::string(line)});
}
void Column::item(std::string_view text, bool emphasised) {
  parts_.push_back({emphasised ? Kind::strong_item : Kind::item, std::string(text)});
}
void Column::field(std::string_view name, std::string_view value) {
  parts_.push_back({Kind::field, std::string(value), std::string(name)});
}
void Column::press(std::string_view name, Sign sign, std::string_view heading,
                   std::string_view remark, RecordNumber target) {
  parts_.push_back(
      {Kind::press, std::string(remark), std::string(name), 0, std::string(heading), target, sign});
}
void Column::gap(float height) {
  parts_.push_back({Kind::gap, {}, {}, height});
}

float Column::height_of(const Part& part, float width) const {
  switch (part.kind) {
    case Kind::section:
      return kSection;
    case Kind::words:
      return ui_.wrapped_height(width, part.text, FontRole::narration);
    case Kind::remark:
      return ui_.wrapped_height(width, part.text, FontRole::body);
    case Kind::bytes:  // an empty line is a line
      return ui_.wrapped_height(width, part.text.empty() ? " " : part.text, FontRole::dialog);
    case Kind::item:
    case Kind::strong_item:
      return kItem;
    case Kind::field:
      return ui_.wrapped_height(width - kFieldName, part.text, FontRole::body);
    case Kind::press:
      return 2 * kPadding + ui_.wrapped_height(width - kIndent, part.heading, kHeading) +
             ui_.wrapped_height(width - kIndent, part.text, FontRole::body);
    case Kind::gap:
      return part.height;
  }
  return 0;
}

void Column::draw_part(const Rect& rect, const Part& part) {
  const Theme& theme = ui_.theme();
  const Colour muted = theme.text(theme.muted, theme.panel);
  switch (part.kind) {
    case Kind::section:
      return gui::section(ui_, {rect.x, rect.y + 12, rect.width, 24}, part.text);
    case Kind::words:
      ui_.write_wrapped(rect, part.text, FontRole::narration, theme.ink);
      return;
    case Kind::remark:
      ui_.write_wrapped(rect, part.text, FontRole::body, muted);
      return;
    case Kind::bytes:
      ui_.write_wrapped(rect, part.text, FontRole::dialog, theme.ink);
      return;
    case Kind::item:
    case Kind::strong_item: {
      const bool strong = part.kind == Kind::strong_item;
      ui_.paint().disc({rect.x + 5, rect.centre().y}, 4, strong ? theme.accent : theme.muted);
      ui_.write_in({rect.x + kIndent, rect.y, rect.width - kIndent, rect.height}, part.text,
                   strong ? FontRole::body_strong : FontRole::body, theme.ink);
      return;
    }
    case Kind::field: {
      Rect value = rect;
      Rect name = value.take_left(kFieldName);
      ui_.write_wrapped(name, part.name, FontRole::body, muted);
      ui_.write_wrapped(value, part.text, FontRole::body, theme.ink);
      return;
    }
    case Kind::press:
      return draw_press(rect, part);
    case Kind::gap:
      return;
  }
}

void Column::draw_press(const Rect& rect, const Part& part) {
  const Theme& theme = ui_.theme();
  const Touch touch = ui_.touch(part.name, rect);
  const Colour surface = touch.hovered ? mixed(theme.panel, theme.soft, 0.6) : theme.panel;
  if (touch.hovered) ui_.paint().fill(rect, surface, 6);
  Rect inside = rect.inset(0, kPadding);
  const Rect sign = inside.take_left(kIndent);
  Painter paint = ui_.paint();
  const Colour tone = part.sign == Sign::cross ? theme.failure : theme.smtp;
  draw_sign(paint, part.sign, {sign.x + 7, sign.y + 9}, 14, theme.text(tone, surface));
  inside.take_top(
      ui_.write_wrapped(inside, part.heading, kHeading, theme.text(theme.ink, surface)));
  ui_.write_wrapped(inside, part.text, FontRole::body, theme.text(theme.muted, surface));
  if (touch.focused) focus_ring(ui_, rect, 6);
  if (touch.clicked) pressed_ = part.target;
}

RecordNumber Column::draw() {
  const float width = area_.width - kScrollBar;
  float total = 0;
  for (Part& part : parts_) total += part.height = height_of(part, width);
  const ScrollArea scroll(ui_, name_, area_, total + 8);
  float y = scroll.content().y;
  for (const Part& part : parts_) {
    const Rect rect{area_.x, y, width, part.height};
    if (scroll.sees(rect)) draw_part(rect, part);
    y += part.height;
  }
  return pressed_;
}

}  // namespace mailscope::gui
