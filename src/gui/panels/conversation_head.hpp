#pragma once
// The top of the panels about one conversation: whose it is, which of how many, and by which
// clock its lines are told.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Takes its room from the top of `rest`. Widgets: dialog.previous, dialog.next, dialog.clock,
// and dialog.follow while the person's choice is held.
void draw_conversation_head(Ui& ui, Rect& rest, Stage& stage, ConversationId conversation);

// Another of the conversations that have begun; holds it.
void choose_conversation(Stage& stage, int step);

}  // namespace mailscope::gui
