#include "gui/shell/display.hpp"

#include <cstdlib>

#include <X11/Xlib.h>
#include <fmt/format.h>

namespace mailscope::gui {

Result<void> find_display() {
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0')
    return fail("no display: DISPLAY is not set; `mailscope run` works without a window");
  ::Display* display = XOpenDisplay(name);
  if (display == nullptr)
    return fail(fmt::format(
        "no display: DISPLAY is {}, which cannot be opened; `mailscope run` works without a window",
        name));
  XCloseDisplay(display);
  return {};
}

}  // namespace mailscope::gui
