#pragma once
// A place to draw that is not on the screen, so that a picture has the size asked for on
// any desktop. Needs an active GL context with frame buffer objects (GL 3.0).

#include "base/result.hpp"
#include "gui/frame.hpp"
#include "gui/shell/picture.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

class Framebuffer {
 public:
  // Drawing goes into it until it dies.
  static Result<Framebuffer> bind(PixelSize size, texts::Language language);
  ~Framebuffer();
  Framebuffer(Framebuffer&& other) noexcept;
  Framebuffer& operator=(Framebuffer&&) = delete;

  Picture read() const;

 private:
  Framebuffer(PixelSize size, unsigned buffer, unsigned texture)
      : size_(size), buffer_(buffer), texture_(texture) {}

  PixelSize size_;
  unsigned buffer_;
  unsigned texture_;
};

}  // namespace mailscope::gui
