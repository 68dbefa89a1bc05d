#pragma once
// The things of the window that are drawn rather than written: a font may lack a glyph.

#include <cstdint>

#include "gui/kit/painter.hpp"

namespace mailscope::gui {

// Signs for buttons and marks.
enum class Sign : std::uint8_t {
  none,
  play,
  pause,
  to_start,
  to_end,
  back,
  forward,
  chevron_left,
  chevron_right,
  chevron_down,
  arrow_left,
  arrow_right,
  tick,
  cross,
  half_circle,  // light and dark
  shield,       // who answers for the message
  disk,         // of a server
};

// Inside a square of `size` around `centre`.
void draw_sign(Painter& paint, Sign sign, Point centre, float size, Colour colour);

void draw_envelope(Painter& paint, const Rect& rect, Colour line, Colour paper);
void draw_laptop(Painter& paint, const Rect& rect, Colour line, Colour screen);
void draw_phone(Painter& paint, const Rect& rect, Colour line, Colour screen);

// A box with a thick outline, dashed where the server is down.
void draw_server(Painter& paint, const Rect& rect, Colour line, Colour inside, bool down);

// A line with an arrow head of 12 at `to`.
void draw_arrow(Painter& paint, Point from, Point to, Colour colour, float width = 2);

// A large cross over what failed.
void draw_cross(Painter& paint, Point centre, float size, Colour colour);

}  // namespace mailscope::gui
