#pragma once
// Pixels read back from the window, and their PNG file.

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gui/frame.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct Picture {
  PixelSize size;
  std::vector<std::uint8_t> rgba;  // rows from the top, four bytes a pixel, opaque
};

// Written beside the target and renamed: an interrupted write leaves the old file whole.
// `-` is standard output.
Result<void> write_png(const Picture& picture, const std::string& file, texts::Language language);

}  // namespace mailscope::gui
