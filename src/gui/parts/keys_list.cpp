#include "gui/parts/keys_list.hpp"

#include "gui/kit/widgets.hpp"
#include "gui/layout.hpp"

namespace mailscope::gui {
namespace {

constexpr float kRow = 32;
constexpr float kCaption = 88;
constexpr float kColumn = 344;
constexpr float kHead = 64;

struct Entry {
  std::string_view caption;
  Text meaning;
};

std::vector<Entry> entries() {
  std::vector<Entry> all;
  for (const Binding& binding : bindings()) all.push_back({binding.caption, binding.meaning});
  all.push_back({"Tab", Text::help_tab});
  return all;
}

void draw_entry(Ui& ui, Rect row, const Entry& entry) {
  const Theme& theme = ui.theme();
  const Rect place = row.take_left(kCaption);
  const float width = std::max(kRow - 6, ui.measure(entry.caption, FontRole::dialog).width + 14);
  const Rect cap{place.x, place.y + 3, std::min(width, place.width), kRow - 6};
  ui.paint().fill(cap, theme.soft, 6);
  ui.write_in(cap, entry.caption, FontRole::dialog, theme.ink, Align::centre);
  row.take_left(12);
  ui.write_in(row, ui.text(entry.meaning), FontRole::body, theme.ink);
}

void draw_entries(Ui& ui, const Rect& content, std::size_t columns) {
  const auto all = entries();
  const std::size_t rows = (all.size() + columns - 1) / columns;
  const float width = content.width / static_cast<float>(columns);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto column = static_cast<float>(i / rows);
    const auto row = static_cast<float>(i % rows);
    draw_entry(ui, {content.x + column * width, content.y + row * kRow, width - 16, kRow}, all[i]);
  }
}

std::size_t columns_for(float width) {
  return width >= 2 * kColumn + 2 * kEdge ? 2 : 1;
}

float content_height(std::size_t columns) {
  return static_cast<float>((entries().size() + columns - 1) / columns) * kRow;
}

}  // namespace

Command draw_keys_list(Ui& ui) {
  const Overlay overlay(ui, "keys.overlay");
  const Size window = ui.frame().size();
  const Rect all{0, 0, window.width, window.height};
  const Theme& theme = ui.theme();
  ui.paint().fill(all, rgb(0x000000).with_alpha(110));

  const std::size_t columns = columns_for(window.width - 2 * kEdge);
  const float wanted_height = kHead + content_height(columns) + kEdge;
  const Rect paper = centred(
      all.centre(), {std::min(window.width - 16, static_cast<float>(columns) * kColumn + 2 * kEdge),
                     std::min(window.height - 16, wanted_height)});
  ui.paint().fill(paper, theme.panel, 14);
  ui.mark("keys", paper);

  Rect rest = paper.inset(kEdge, 0);
  Rect head = rest.take_top(kHead);
  const Rect close = head.take_right(kTarget);
  const bool closed = button(ui, {.name = "keys.close",
                                  .rect = centred(close.centre(), {kTarget, kTarget}),
                                  .sign = Sign::cross});
  ui.write_in(head, ui.text(Text::help_title), FontRole::heading, theme.ink);
  rest.take_bottom(kEdge / 2);
  {
    const ScrollArea scroll(ui, "keys.list", rest, content_height(columns));
    draw_entries(ui, scroll.content(), columns);
  }
  const bool outside = ui.touch("keys.outside", all).clicked && !paper.contains(ui.mouse());
  return closed || outside ? Command::toggle_keys : Command::none;
}

}  // namespace mailscope::gui
