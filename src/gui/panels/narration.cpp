#include "gui/panels/narration.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "gui/kit/widgets.hpp"
#include "gui/model/step_rows.hpp"
#include "gui/panels/commands.hpp"
#include "texts/story.hpp"

namespace mailscope::gui {
namespace {

constexpr float kScrollBar = 12;

std::string heading(const Stage& stage, texts::Language language) {
  const auto rows = step_rows(stage.show, stage.playback.cursor(), language);
  const auto present = std::find_if(rows.begin(), rows.end(), [](const StepRow& row) {
    return row.state == StepRow::State::present;
  });
  return present == rows.end() ? std::string(texts::kStory.the_story.in(language)) : present->title;
}

// A new text is read from its beginning.
void scroll(ScrollArea& area, float page, const std::string& words, NarrationChoices& choices) {
  const int pages = std::exchange(choices.pages, 0);
  if (words != choices.told) {
    choices.told = words;
    area.to_top();
  } else if (pages != 0) {
    area.scroll_by(static_cast<float>(pages) * page);
  }
}

float more_width(const Ui& ui) {
  return button_width(ui, ui.text(texts::kNarration.more), Sign::chevron_down);
}

bool more(Ui& ui, Rect place) {
  return button(ui, {.name = "narration.more",
                     .rect = place.take_right(more_width(ui)),
                     .label = ui.text(texts::kNarration.more),
                     .sign = Sign::chevron_down,
                     .sign_behind = true,
                     .look = ButtonLook::plain});
}

}  // namespace

void draw_narration(Ui& ui, const Rect& rect, const Rect& more_place, Stage& stage) {
  NarrationChoices& choices = stage.choices.narration;
  const std::string words = narration(stage.show, stage.playback.cursor(), ui.language());
  const float height = ui.wrapped_height(rect.width - kScrollBar, words, FontRole::narration);
  const float line = ui.wrapped_height(rect.width, " ", FontRole::narration);
  bool more_below = false;
  {
    ScrollArea area(ui, "narration", rect, height);
    scroll(area, std::max(line, rect.height - line), words, choices);
    more_below = area.more_below();
    Rect content = area.content();
    content.width -= kScrollBar;
    ui.write_wrapped(content, words, FontRole::narration, ui.theme().ink);
  }
  if (more_below && more(ui, more_place)) choices.pages = 1;
}

void draw_caption(Ui& ui, const Rect& rect, Stage& stage) {
  if (rect.empty()) return;
  Rect rest = rect.inset(kEdge, 2);
  Rect head = rest.take_top(kTarget);
  const Rect more_place = head.take_right(more_width(ui));
  ui.write_in(head, heading(stage, ui.language()), FontRole::strong, ui.theme().ink);
  draw_narration(ui, rest, more_place, stage);
}

}  // namespace mailscope::gui
