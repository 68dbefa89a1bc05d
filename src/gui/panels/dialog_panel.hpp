#pragma once
// What exactly was said? The lines of one session, each from the moment it was said.

#include "gui/panels/stage.hpp"
#include "gui/panels/tab.hpp"
#include "texts/tabs.hpp"

namespace mailscope::gui {

// Widgets: dialog.previous, dialog.next, dialog.follow, dialog.lines, and dialog.row.N for
// each row, from 0.
void draw_dialog_panel(Ui& ui, const Rect& rect, Stage& stage);

inline constexpr Tab kDialogTab{"dialog", texts::kTabs.dialog, texts::kTabs.dialog_key,
                                texts::kTabs.dialog_says, draw_dialog_panel};

}  // namespace mailscope::gui
