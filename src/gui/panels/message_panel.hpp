#pragma once
// The message as it stands now: where, byte by byte, and as it is read.

#include "gui/panels/stage.hpp"
#include "gui/panels/tab.hpp"
#include "texts/tabs.hpp"

namespace mailscope::gui {

// Widgets: message.text.
void draw_message_panel(Ui& ui, const Rect& rect, Stage& stage);

inline constexpr Tab kMessageTab{"message", texts::kTabs.message, texts::kTabs.message_key,
                                 texts::kTabs.message_says, draw_message_panel};

}  // namespace mailscope::gui
