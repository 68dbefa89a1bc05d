#pragma once
// Is there a display to open a window on? Asked first, because the window library ends the
// process when there is none.

#include <memory>

#include "base/result.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

// A connection to the display, to be held until the window has its own: an X server that
// loses its last client starts anew, and refuses who knocks meanwhile.
class Display {
 public:
  static Result<Display> open(texts::Language language);

 private:
  struct Close {
    void operator()(void* connection) const;
  };
  explicit Display(void* connection) : connection_(connection) {}
  std::unique_ptr<void, Close> connection_;
};

}  // namespace mailscope::gui
