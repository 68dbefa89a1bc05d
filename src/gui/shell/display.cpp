#include "gui/shell/display.hpp"

#include <cstdlib>
#include <string>

#include <X11/Xlib.h>

#include "texts/usage.hpp"

namespace mailscope::gui {

Result<Display> Display::open(texts::Language language) {
  const char* name = std::getenv("DISPLAY");
  if (name == nullptr || *name == '\0')
    return fail(std::string(texts::kDisplay.not_set.in(language)));
  void* connection = XOpenDisplay(name);
  if (connection == nullptr) return fail(texts::kDisplay.not_opened.in(language, name));
  return Display(connection);
}

void Display::Close::operator()(void* connection) const {
  XCloseDisplay(static_cast<::Display*>(connection));
}

}  // namespace mailscope::gui
