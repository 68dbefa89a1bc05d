#pragma once
// Colours, and the measure of whether a text can be read on its surface.

#include <cstdint>

namespace mailscope::gui {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;
  bool operator==(const Colour&) const = default;
  constexpr Colour with_alpha(std::uint8_t a) const { return {red, green, blue, a}; }
};

// 0xRRGGBB
constexpr Colour rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex)};
}

// `share` of `b` and the rest of `a`.
Colour mixed(Colour a, Colour b, double share);

// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrast(Colour a, Colour b);

// WCAG 2.1 §1.4.3 asks for this ratio between a text and its surface.
inline constexpr double kReadable = 4.5;

// `wanted`, moved towards black or white no further than reading it on `surface` needs.
Colour readable(Colour wanted, Colour surface);

}  // namespace mailscope::gui
