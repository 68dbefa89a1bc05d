#pragma once
// The rows of a dialog with a name server.

#include <string>
#include <string_view>
#include <vector>

#include "gui/model/dialog_rows.hpp"

namespace mailscope::gui {

std::vector<DialogRow> exchange_rows(const Show& show, const replay::Exchange& exchange,
                                     RecordNumber cursor, LineTimes times,
                                     texts::Language language);

// A DNS message as a class reads it: "MX hamburger.edu?", "hamburger.edu MX 10 mail.hamburger.edu",
// "NXDOMAIN"; what is no DNS message: its size.
std::vector<std::string> lines_of(std::string_view payload);

}  // namespace mailscope::gui
