#include "gui/shell/framebuffer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <SFML/OpenGL.hpp>
#include <SFML/Window/Context.hpp>

#include "texts/usage.hpp"

namespace mailscope::gui {
namespace {

constexpr GLenum kFramebuffer = 0x8D40;
constexpr GLenum kColorAttachment0 = 0x8CE0;
constexpr GLenum kFramebufferComplete = 0x8CD5;

template <class Function>
Function gl(const char* name) {
  return reinterpret_cast<Function>(sf::Context::getFunction(name));
}

// OpenGL 3.0 §4.4, which the system's header may not declare.
struct Functions {
  using Make = void (*)(GLsizei, GLuint*);
  using Drop = void (*)(GLsizei, const GLuint*);
  using Bind = void (*)(GLenum, GLuint);
  using Attach = void (*)(GLenum, GLenum, GLenum, GLuint, GLint);
  using Status = GLenum (*)(GLenum);

  Make make = gl<Make>("glGenFramebuffers");
  Drop drop = gl<Drop>("glDeleteFramebuffers");
  Bind bind = gl<Bind>("glBindFramebuffer");
  Attach attach = gl<Attach>("glFramebufferTexture2D");
  Status status = gl<Status>("glCheckFramebufferStatus");

  bool complete() const { return make && drop && bind && attach && status; }
};

GLuint make_texture(PixelSize size) {
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, static_cast<GLsizei>(size.width),
               static_cast<GLsizei>(size.height), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glBindTexture(GL_TEXTURE_2D, 0);
  return texture;
}

// OpenGL's first row is the lowest.
void flip(Picture& picture) {
  const std::size_t row = picture.size.width * std::size_t{4};
  auto top = picture.rgba.begin();
  auto bottom = picture.rgba.end();
  for (unsigned y = 0; y < picture.size.height / 2; ++y) {
    bottom -= static_cast<std::ptrdiff_t>(row);
    std::swap_ranges(bottom, bottom + static_cast<std::ptrdiff_t>(row), top);
    top += static_cast<std::ptrdiff_t>(row);
  }
}

}  // namespace

Result<Framebuffer> Framebuffer::bind(PixelSize size, texts::Language language) {
  const Functions f;
  if (!f.complete()) return fail(std::string(texts::kDisplay.no_frame_buffers.in(language)));
  const GLuint texture = make_texture(size);
  GLuint buffer = 0;
  f.make(1, &buffer);
  f.bind(kFramebuffer, buffer);
  f.attach(kFramebuffer, kColorAttachment0, GL_TEXTURE_2D, texture, 0);
  Framebuffer framebuffer(size, buffer, texture);
  if (f.status(kFramebuffer) != kFramebufferComplete)
    return fail(std::string(texts::kDisplay.too_large.in(language)));
  return framebuffer;
}

Framebuffer::~Framebuffer() {
  if (buffer_ == 0) return;
  const Functions f;
  f.bind(kFramebuffer, 0);
  f.drop(1, &buffer_);
  glDeleteTextures(1, &texture_);
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : size_(other.size_), buffer_(std::exchange(other.buffer_, 0)), texture_(other.texture_) {}

Picture Framebuffer::read() const {
  Picture picture{size_, std::vector<std::uint8_t>(std::size_t{4} * size_.width * size_.height)};
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, static_cast<GLsizei>(size_.width), static_cast<GLsizei>(size_.height), GL_RGBA,
               GL_UNSIGNED_BYTE, picture.rgba.data());
  flip(picture);
  for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;
  return picture;
}

}  // namespace mailscope::gui
