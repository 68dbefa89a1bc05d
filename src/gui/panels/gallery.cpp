#include "gui/panels/gallery.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "texts/frame.hpp"

namespace mailscope::gui {
namespace {

constexpr float kPage = 920;
constexpr float kGap = 16;
constexpr float kLeastCard = 320;
constexpr Size kInset{20, 18};
constexpr float kBelowTitle = 6;
constexpr float kHeading = 40;
constexpr float kHead = 112;
constexpr float kRadius = 14;

std::size_t columns_for(float width) {
  return std::max<std::size_t>(1, static_cast<std::size_t>((width + kGap) / (kLeastCard + kGap)));
}

// Where the cards are, heading by heading, below the top of the page.
struct Placed {
  std::vector<Rect> cards;                             // by story
  std::vector<std::pair<Rect, std::size_t>> headings;  // each with its first story
  float height = 0;
};

float card_height(const Ui& ui, const Story& story, float width) {
  const float inside = width - 2 * kInset.width;
  return ui.wrapped_height(inside, story.title, FontRole::heading) + kBelowTitle +
         ui.wrapped_height(inside, story.teaches, FontRole::body) + 2 * kInset.height;
}

class Placing {
 public:
  Placing(const Ui& ui, std::span<const Story> stories, float width)
      : ui_(ui), stories_(stories), width_(width), columns_(columns_for(width)) {}

  Placed make() {
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      const bool begins = i == 0 || stories_[i].heading != stories_[i - 1].heading;
      if (begins || placed_.cards.size() - row_ == columns_) end_row();
      if (begins && !stories_[i].heading.empty()) add_heading(i);
      add_card(stories_[i]);
    }
    end_row();
    placed_.height += kEdge;
    return std::move(placed_);
  }

 private:
  void add_heading(std::size_t story) {
    placed_.headings.push_back({{0, placed_.height, width_, kHeading}, story});
    placed_.height += kHeading;
  }
  void add_card(const Story& story) {
    const auto columns = static_cast<float>(columns_);
    const float width = (width_ - kGap * (columns - 1)) / columns;
    const auto column = static_cast<float>(placed_.cards.size() - row_);
    placed_.cards.push_back({column * (width + kGap), placed_.height, width, 0});
    tallest_ = std::max(tallest_, card_height(ui_, story, width));
  }
  // All cards of a row are as high as the tallest asks for.
  void end_row() {
    if (row_ == placed_.cards.size()) return;
    for (; row_ < placed_.cards.size(); ++row_) placed_.cards[row_].height = tallest_;
    placed_.height += tallest_ + kGap;
    tallest_ = 0;
  }

  const Ui& ui_;
  std::span<const Story> stories_;
  float width_;
  std::size_t columns_;
  Placed placed_;
  std::size_t row_ = 0;  // the first card of the row that is being filled
  float tallest_ = 0;    // in it
};

// Up and down: the card of the next row that lies nearest.
std::size_t below(const std::vector<Rect>& cards, std::size_t from, float way) {
  std::size_t best = from;
  const auto distance = [&](std::size_t i) {
    return std::pair{std::abs(cards[i].y - cards[from].y), std::abs(cards[i].x - cards[from].x)};
  };
  for (std::size_t i = 0; i < cards.size(); ++i)
    if ((cards[i].y - cards[from].y) * way > 0 && (best == from || distance(i) < distance(best)))
      best = i;
  return best;
}

bool move(const Ui& ui, std::size_t& card, const std::vector<Rect>& cards) {
  const std::size_t before = card;
  if (ui.pressed(Key::right) && card + 1 < cards.size()) ++card;
  if (ui.pressed(Key::left) && card > 0) --card;
  if (ui.pressed(Key::down)) card = below(cards, card, 1);
  if (ui.pressed(Key::up)) card = below(cards, card, -1);
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
  Rect inside = rect.inset(kInset.width, kInset.height);
  const float title = ui.write_wrapped(inside, story.title, FontRole::heading, theme.ink);
  inside.take_top(title + kBelowTitle);
  ui.write_wrapped(inside, story.teaches, FontRole::body, theme.text(theme.muted, surface));
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

  const Placed placed = Placing(ui, stories, width).make();
  const bool moved = move(ui, choices.card, placed.cards);
  std::optional<std::size_t> opened;
  if (ui.pressed(Key::enter)) opened = choices.card;
  ScrollArea scroll(ui, "cards", {page.x - 4, page.y, page.width + 20, page.height}, placed.height);
  const auto on_page = [&](const Rect& r) { return r.moved(page.x, scroll.content().y + 4); };
  for (const auto& [rect, first] : placed.headings)
    section(ui, on_page(rect).inset(0, (kHeading - 24) / 2), stories[first].heading);
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const Rect rect = on_page(placed.cards[i]);
    if (moved && i == choices.card) scroll.reveal(rect.inset(-4, -kHeading));
    if (draw_card(ui, rect, stories[i], i, i == choices.card)) opened = i;
  }
  return opened;
}

}  // namespace mailscope::gui
