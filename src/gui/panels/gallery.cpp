#include "gui/panels/gallery.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "texts/frame.hpp"

namespace mailscope::gui {
namespace {

constexpr float kPage = 920;
constexpr float kGap = 16;
constexpr float kLeastCard = 320;
constexpr float kCard = 148;
constexpr float kHead = 112;
constexpr float kRadius = 14;

std::size_t columns_for(float width) {
  return std::max<std::size_t>(1, static_cast<std::size_t>((width + kGap) / (kLeastCard + kGap)));
}

// The arrow keys move over the cards, row by row.
bool move(const Ui& ui, std::size_t& card, std::size_t count, std::size_t columns) {
  const std::size_t before = card;
  const auto step = [&](Key key, std::ptrdiff_t by) {
    if (!ui.pressed(key)) return;
    const auto to = static_cast<std::ptrdiff_t>(card) + by;
    if (to >= 0 && to < static_cast<std::ptrdiff_t>(count)) card = static_cast<std::size_t>(to);
  };
  step(Key::right, 1);
  step(Key::left, -1);
  step(Key::down, static_cast<std::ptrdiff_t>(columns));
  step(Key::up, -static_cast<std::ptrdiff_t>(columns));
  return card != before;
}

bool draw_card(Ui& ui, const Rect& rect, const Story& story, std::size_t number, bool chosen) {
  const Theme& theme = ui.theme();
  const Touch touch = ui.touch(fmt::format("card.{}", number), rect);
  const Colour surface = chosen          ? theme.glow
                         : touch.hovered ? mixed(theme.panel, theme.soft, 0.6)
                                         : theme.panel;
  ui.paint().fill(rect, surface, kRadius);
  ui.paint().outline(rect, chosen ? theme.accent : theme.line, chosen ? 2 : 1, kRadius);
  Rect inside = rect.inset(20, 18);
  ui.write_in(inside.take_top(ui.line_height(FontRole::heading)), story.title, FontRole::heading,
              theme.ink);
  inside.take_top(8);
  ui.paint().clip(inside);
  ui.write_wrapped(inside, story.teaches, FontRole::body, theme.text(theme.muted, surface));
  ui.paint().unclip();
  if (touch.focused) focus_ring(ui, rect, kRadius);
  return touch.clicked;
}

void draw_head(Ui& ui, Rect head) {
  const Theme& theme = ui.theme();
  head.take_top(32);
  ui.write_in(head.take_top(36), ui.text(texts::kGallery.title), FontRole::heading, theme.ink);
  ui.write_in(head.take_top(24), ui.text(texts::kGallery.hint), FontRole::body,
              theme.text(theme.muted, theme.paper));
}

}  // namespace

std::optional<std::size_t> draw_gallery(Ui& ui, std::span<const Story> stories, Choices& choices) {
  const Theme& theme = ui.theme();
  const Size window = ui.frame().size();
  ui.paint().fill({0, 0, window.width, window.height}, theme.paper);
  const float width = std::min(kPage, window.width - 2 * kEdge);
  Rect page{(window.width - width) / 2, 0, width, window.height};
  draw_head(ui, page.take_top(kHead));
  if (stories.empty()) {
    ui.write_wrapped(page, ui.text(texts::kGallery.empty), FontRole::body, theme.ink);
    return std::nullopt;
  }

  const std::size_t columns = columns_for(width);
  const bool moved = move(ui, choices.card, stories.size(), columns);
  const std::size_t rows = (stories.size() + columns - 1) / columns;
  const float card = (width - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::optional<std::size_t> opened;
  if (ui.pressed(Key::enter)) opened = choices.card;
  ScrollArea scroll(ui, "cards", {page.x - 4, page.y, page.width + 20, page.height},
                    static_cast<float>(rows) * (kCard + kGap) + kEdge);
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const std::size_t row = i / columns;
    const Rect rect{page.x + static_cast<float>(i % columns) * (card + kGap),
                    scroll.content().y + 4 + static_cast<float>(row) * (kCard + kGap), card, kCard};
    if (moved && i == choices.card) scroll.reveal(rect.inset(-4));
    if (draw_card(ui, rect, stories[i], i, i == choices.card)) opened = i;
  }
  return opened;
}

}  // namespace mailscope::gui
