#pragma once
// What a row of the dialog is, for who points at it: the words of its line, who says it, when.

#include "gui/model/dialog_rows.hpp"
#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// `letter` and `times`: the ends of the row.
void explain_row(Ui& ui, const Rect& rect, const Rect& letter, const Rect& times,
                 const DialogRow& row, const Stage& stage);

}  // namespace mailscope::gui
