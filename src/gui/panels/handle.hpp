#pragma once
// At the edge of the window, where a panel is hidden: a button that opens it, with its key.

#include <string_view>

#include "gui/kit/shapes.hpp"
#include "gui/kit/ui.hpp"
#include "gui/panels/commands.hpp"

namespace mailscope::gui {

inline constexpr float kHandleHeight = 64;

struct Handle {
  std::string_view name;
  Rect place;
  Sign sign;  // the way in which it leads
  Command command;
};

bool handle(Ui& ui, const Handle& handle);

}  // namespace mailscope::gui
