#pragma once
// The texts of one frame, where they were written. Tests ask it whether words overlap each
// other or are cut.

#include <string>
#include <vector>

#include "gui/geometry.hpp"

namespace mailscope::gui {

struct Word {
  std::string text;
  Rect rect;         // logical pixels; what is seen of it
  bool cut = false;  // something of it is not seen, and no scrolling brings it into sight
};

using WordMap = std::vector<Word>;

}  // namespace mailscope::gui
