#pragma once
// The lines of a session as rows: each reply below the command that it answers.

#include <vector>

#include "gui/model/dialog_rows.hpp"

namespace mailscope::gui {

// Nothing that is said behind `cursor`, but for dots where `awaits` and a line is to come.
std::vector<DialogRow> spoken_rows(const Show& show, const replay::Transcript& transcript,
                                   RecordNumber cursor, LineTimes times, bool awaits,
                                   texts::Language language);

}  // namespace mailscope::gui
