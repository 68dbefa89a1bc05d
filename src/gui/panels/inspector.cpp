#include "gui/panels/inspector.hpp"

#include <array>

#include "gui/kit/widgets.hpp"
#include "gui/panels/dialog_panel.hpp"
#include "gui/panels/ladder_panel.hpp"
#include "gui/panels/message_panel.hpp"
#include "gui/panels/packet_panel.hpp"
#include "gui/panels/tcp_panel.hpp"
#include "gui/panels/why_panel.hpp"
#include "texts/tabs.hpp"

namespace mailscope::gui {

// A panel is a name, a word and a function: one line here.
void draw_inspector(Ui& ui, const Rect& rect, Stage& stage) {
  if (rect.empty()) return;
  const std::array<Choice, 6> names{{{"dialog", ui.text(texts::kTabs.dialog)},
                                     {"ladder", ui.text(texts::kTabs.ladder)},
                                     {"packet", ui.text(texts::kTabs.packet)},
                                     {"tcp", ui.text(texts::kTabs.tcp)},
                                     {"message", ui.text(texts::kTabs.message)},
                                     {"why", ui.text(texts::kTabs.why)}}};
  constexpr std::array kPanels{draw_dialog_panel, draw_ladder_panel,  draw_packet_panel,
                               draw_tcp_panel,    draw_message_panel, draw_why_panel};

  Rect rest = rect.inset(kEdge, 0);
  rest.take_top(8);
  const Rect row = rest.take_top(40);
  ui.paint().rule({rect.x + 1, row.bottom() - 1}, rect.width - 1, ui.theme().line);
  const auto current = static_cast<std::size_t>(stage.choices.tab);
  if (const auto pressed = tabs(ui, "tab", row, names, current))
    stage.choices.tab = static_cast<Tab>(*pressed);
  rest.take_top(8);
  kPanels[current](ui, rest, stage);
}

}  // namespace mailscope::gui
