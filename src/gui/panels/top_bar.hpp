#pragma once
// The top of the window: which scenario, how deep to look, and how it should appear.

#include <cstdint>
#include <string_view>

#include "gui/kit/ui.hpp"
#include "gui/panels/commands.hpp"

namespace mailscope::gui {

enum class Level : std::uint8_t { messages, dialog, packets };

struct TopBar {
  std::string_view title;  // of the scenario
  std::string_view note;   // beside it: the seed
  Level level = Level::dialog;
};

// Widgets: top.back, level.messages, level.dialog, level.packets, top.look, top.smaller,
// top.larger, top.keys.
Command draw_top_bar(Ui& ui, const Rect& rect, const TopBar& bar);

}  // namespace mailscope::gui
