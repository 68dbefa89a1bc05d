#include "gui/panels/keys_list.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "gui/kit/widgets.hpp"
#include "gui/layout.hpp"
#include "texts/keys.hpp"

namespace mailscope::gui {
namespace {

constexpr float kRow = 32;
constexpr float kTitle = 36;
constexpr float kCaption = 124;
constexpr float kColumn = 372;
constexpr float kHead = 64;

struct Entry {
  std::vector<std::string_view> captions;
  const texts::Phrase* meaning;
};

struct Section {
  const texts::Phrase* title;
  std::vector<Entry> entries;

  float height() const { return kTitle + static_cast<float>(entries.size()) * kRow + 12; }
};

// A command stands once, with every key that looks different.
void add(std::vector<Entry>& entries, std::string_view caption, const texts::Phrase& meaning) {
  const auto same = std::find_if(entries.begin(), entries.end(),
                                 [&](const Entry& e) { return e.meaning == &meaning; });
  if (same == entries.end()) return entries.push_back({{caption}, &meaning});
  auto& captions = same->captions;
  if (std::find(captions.begin(), captions.end(), caption) == captions.end())
    captions.push_back(caption);
}

// The bindings by group, and what the panels and the focus take for themselves.
std::vector<Section> sections() {
  std::vector<Section> all{{&texts::kKeys.group_play, {}},
                           {&texts::kKeys.group_go, {}},
                           {&texts::kKeys.group_look, {}},
                           {&texts::kKeys.group_see, {}},
                           {&texts::kKeys.group_stories, {}}};
  for (const Binding& b : bindings())
    add(all[static_cast<std::size_t>(b.group)].entries, b.caption, *b.meaning);
  auto& see = all[static_cast<std::size_t>(Group::see)].entries;
  add(see, "Tab", texts::kKeys.next_button);
  auto& stories = all[static_cast<std::size_t>(Group::stories)].entries;
  for (const std::string_view arrow : {"Left", "Right"}) add(stories, arrow, texts::kKeys.choose);
  add(stories, "Enter", texts::kKeys.open);
  return all;
}

using Columns = std::vector<std::vector<Section>>;

// The longest group has a column of its own where there are two.
Columns in_columns(float width) {
  auto all = sections();
  if (width < 2 * kColumn) return {std::move(all)};
  Columns columns(2);
  for (Section& section : all)
    columns[section.title == &texts::kKeys.group_see ? 1 : 0].push_back(std::move(section));
  return columns;
}

float height_of(const Columns& columns) {
  float highest = 0;
  for (const auto& column : columns) {
    float height = 0;
    for (const Section& section : column) height += section.height();
    highest = std::max(highest, height);
  }
  return highest;
}

void draw_entry(Ui& ui, Rect row, const Entry& entry) {
  const Theme& theme = ui.theme();
  Rect caps = row.take_left(kCaption).inset(0, 3);
  for (const std::string_view caption : entry.captions) {
    const float width = std::max(caps.height, ui.measure(caption, FontRole::dialog).width + 14);
    const Rect cap = caps.take_left(width);
    caps.take_left(6);
    ui.paint().fill(cap, theme.soft, 6);
    ui.write_in(cap, caption, FontRole::dialog, theme.ink, Align::centre);
  }
  row.take_left(12);
  ui.write_in(row, ui.text(*entry.meaning), FontRole::body, theme.ink);
}

void draw_column(Ui& ui, Rect column, const std::vector<Section>& shown) {
  for (const Section& s : shown) {
    section(ui, column.take_top(kTitle), ui.text(*s.title));
    for (const Entry& entry : s.entries) draw_entry(ui, column.take_top(kRow), entry);
    column.take_top(12);
  }
}

}  // namespace

Command draw_keys_list(Ui& ui) {
  const Overlay overlay(ui, "keys.overlay");
  const Size window = ui.frame().size();
  const Rect all{0, 0, window.width, window.height};
  const Theme& theme = ui.theme();
  ui.paint().fill(all, rgb(0x000000).with_alpha(110));

  const Columns columns = in_columns(window.width - 2 * kEdge - 16);
  const float height = height_of(columns);
  const float width = static_cast<float>(columns.size()) * kColumn + 2 * kEdge;
  const Rect paper = centred(all.centre(), {std::min(window.width - 16, width),
                                            std::min(window.height - 16, kHead + height + kEdge)});
  ui.paint().fill(paper, theme.panel, 14);
  ui.mark("keys", paper);

  Rect rest = paper.inset(kEdge, 0);
  Rect head = rest.take_top(kHead);
  const Rect close = head.take_right(kTarget);
  const bool closed = button(ui, {.name = "keys.close",
                                  .rect = centred(close.centre(), {kTarget, kTarget}),
                                  .sign = Sign::cross});
  ui.write_in(head, ui.text(texts::kKeys.title), FontRole::heading, theme.ink);
  rest.take_bottom(kEdge / 2);
  {
    const ScrollArea scroll(ui, "keys.list", rest, height);
    Rect content = scroll.content();
    content.height = height;
    const float part = content.width / static_cast<float>(columns.size());
    for (const auto& column : columns) draw_column(ui, content.take_left(part).inset(8, 0), column);
  }
  const bool outside = ui.touch("keys.outside", all).clicked && !paper.contains(ui.mouse());
  return closed || outside ? Command::toggle_keys : Command::none;
}

}  // namespace mailscope::gui
