#pragma once
// The window on the screen: input, clock and pixels. Neither the window library nor Dear
// ImGui shows through.
//
//   while (window.is_open()) {
//     const Frame& frame = window.begin_frame(moving);
//     ... draw with Ui ...
//     window.end_frame();
//   }

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "gui/frame.hpp"
#include "gui/kit/font_role.hpp"
#include "gui/shell/picture.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

class Window {
 public:
  struct Options {
    std::string title;
    std::optional<PixelSize> size;  // none: 1280 by 800, larger on a large display
    std::optional<float> scale;     // 0.5 to 3; none: usual for the size, else for the display
    std::string characters = {};    // beyond Latin, what the texts to be shown need
    texts::Language language = texts::Language::english;  // of what it says when it fails
    bool for_picture = false;  // frames have exactly `size`, whatever the desktop makes of it,
                               // and 1/60 s between them, whatever the clock says
  };

  // Fails, with a line for a person, where there is no display. One window at a time.
  static Result<Window> open(const Options& options);
  ~Window();
  Window(Window&&) noexcept;
  Window& operator=(Window&&) noexcept;

  bool is_open() const;
  void close();

  // With `moving` false it sleeps until something is pressed, moved, resized or typed.
  // The frame is valid until the next one begins.
  const Frame& begin_frame(bool moving);
  void end_frame();
  // In place of end_frame: what was drawn, in the frame's size.
  Result<Picture> end_frame_as_picture();

  float scale() const;
  // Takes effect when the next frame begins. Kept between 0.5 and 3.
  void set_scale(float scale);
  // How much larger than the rest a part of the contents is; likewise.
  void set_zoom(float zoom);
  void set_title(std::string_view title);
  // More characters that texts need; those known already cost nothing.
  void need_characters(std::string_view utf8);
  const FontSet& fonts() const;

 private:
  struct Parts;
  explicit Window(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

inline constexpr float kLeastScale = 0.5f;
inline constexpr float kMostScale = 3.0f;

// The next of 50 75 80 90 100 110 125 150 175 200 225 250 300 % in this direction, 1 or -1.
float next_scale(float scale, int direction);

}  // namespace mailscope::gui
