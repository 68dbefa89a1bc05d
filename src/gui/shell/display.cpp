#include "gui/shell/display.hpp"

#include <cstdlib>

#include <X11/Xlib.h>
#include <fmt/format.h>

namespace mailscope::gui {

Result<Display> Display::open() {
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0')
    return fail("no display: DISPLAY is not set; `mailscope run` works without a window");
  void* connection = XOpenDisplay(name);
  if (connection == nullptr)
    return fail(fmt::format(
        "no display: DISPLAY is {}, which cannot be opened; `mailscope run` works without a window",
        name));
  return Display(connection);
}

void Display::Close::operator()(void* connection) const {
  XCloseDisplay(static_cast<::Display*>(connection));
}

}  // namespace mailscope::gui
