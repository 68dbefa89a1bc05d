#pragma once
// The rows of a session's dialog: how the connection came about, what was said, and what its
// end meant.

#include <vector>

#include "gui/model/dialog_rows.hpp"

namespace mailscope::gui {

std::vector<DialogRow> session_rows(const Show& show, SessionId session, RecordNumber cursor,
                                    LineTimes times, texts::Language language);

}  // namespace mailscope::gui
