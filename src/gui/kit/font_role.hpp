#pragma once
// What a piece of text is for decides its font and size: a humanist sans for words, a
// monospace for bytes, no third.

#include <array>
#include <cstdint>

struct ImFont;

namespace mailscope::gui {

enum class FontRole : std::uint8_t {
  narration,      // 16
  strong,         // 16: the present step
  heading,        // 18
  body,           // 14
  body_strong,    // 14: buttons, names of things
  label,          // 12: what is said beside
  label_strong,   // 12: small headings, protocol marks
  dialog,         // 14, monospace
  dialog_strong,  // 14, monospace: the letter of a line
  stamp,          // 12, monospace: times beside lines
  clock,          // 26, monospace
  count,
};

inline constexpr std::size_t kFontRoles = static_cast<std::size_t>(FontRole::count);

struct FontSpec {
  float size;  // logical pixels
  bool monospace;
  int weight;  // CSS: 400 regular, 600 semi-bold, 700 bold
};

constexpr FontSpec font_spec(FontRole role) {
  switch (role) {
    case FontRole::narration:
      return {16, false, 400};
    case FontRole::strong:
      return {16, false, 600};
    case FontRole::heading:
      return {18, false, 700};
    case FontRole::body:
      return {14, false, 400};
    case FontRole::body_strong:
      return {14, false, 600};
    case FontRole::label:
      return {12, false, 400};
    case FontRole::label_strong:
      return {12, false, 600};
    case FontRole::dialog:
      return {14, true, 400};
    case FontRole::dialog_strong:
      return {14, true, 700};
    case FontRole::stamp:
      return {12, true, 400};
    case FontRole::clock:
      return {26, true, 400};
    case FontRole::count:
      break;
  }
  return {16, false, 400};
}

// A font of the atlas, and the height of its line in screen pixels: from the highest
// ascender to the lowest descender, about 1.2 times its size.
struct LoadedFont {
  ImFont* font = nullptr;
  float line = 0;
};

// One font a role, made for one scale factor, and one for what is drawn `zoom` times larger;
// valid until the atlas is built again.
struct FontSet {
  std::array<LoadedFont, kFontRoles> fonts{};
  std::array<LoadedFont, kFontRoles> larger{};  // unused without a zoom
  float scale = 1;
  float zoom = 1;

  const LoadedFont& operator[](FontRole role) const {
    return fonts[static_cast<std::size_t>(role)];
  }
  const LoadedFont& zoomed(FontRole role) const {
    return (zoom == 1 ? fonts : larger)[static_cast<std::size_t>(role)];
  }
};

}  // namespace mailscope::gui
