#pragma once
// One text in every language of the window.

#include <string_view>

#include "gui/texts.hpp"

namespace mailscope::gui {

struct TextRow {
  Text which;
  std::string_view english;
};

}  // namespace mailscope::gui
