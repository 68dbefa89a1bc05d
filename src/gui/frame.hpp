#pragma once
// What the window tells the sheet about the frame that begins.

#include <vector>

#include "gui/geometry.hpp"
#include "gui/keys.hpp"

namespace mailscope::gui {

struct PixelSize {
  unsigned width = 0;
  unsigned height = 0;
  bool operator==(const PixelSize&) const = default;
};

struct Frame {
  PixelSize pixels;            // of the window
  float scale = 1;             // screen pixels a logical pixel
  double elapsed_seconds = 0;  // real time since the frame before
  std::vector<KeyPress> keys;  // in the order pressed; none for a text field that has the focus

  Size size() const {
    return {static_cast<float>(pixels.width) / scale, static_cast<float>(pixels.height) / scale};
  }
};

}  // namespace mailscope::gui
