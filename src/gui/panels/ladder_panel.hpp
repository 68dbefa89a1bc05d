#pragma once
// Who sent what to whom, as a ladder: time downwards, an arrow a packet.

#include "gui/panels/stage.hpp"
#include "gui/panels/tab.hpp"
#include "texts/tabs.hpp"

namespace mailscope::gui {

// Widgets: ladder.event, ladder.scale, scope.connection, scope.two, scope.all, ladder.page,
// ladder:arrows.
void draw_ladder_panel(Ui& ui, const Rect& rect, Stage& stage);

inline constexpr Tab kLadderTab{"ladder", texts::kTabs.ladder, texts::kTabs.ladder_key,
                                texts::kTabs.ladder_says, draw_ladder_panel};

}  // namespace mailscope::gui
