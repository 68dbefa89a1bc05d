#pragma once
// Drawing in logical pixels on a Dear ImGui draw list: the one place that multiplies by
// the scale factor and by the theme's line factor.

#include <span>

#include "gui/colour.hpp"
#include "gui/geometry.hpp"
#include "gui/kit/strokes.hpp"

struct ImDrawList;

namespace mailscope::gui {

class Painter {
 public:
  // The draw list outlives the painter. `line_factor` thickens every line.
  Painter(ImDrawList& list, float scale, float line_factor)
      : list_(&list), scale_(scale), line_factor_(line_factor) {}

  void fill(const Rect& rect, Colour colour, float radius = 0);
  void outline(const Rect& rect, Colour colour, float width = 1, float radius = 0);
  void dashed_outline(const Rect& rect, Colour colour, float width = 2, float radius = 0);

  void line(Point a, Point b, Colour colour, float width = 1);
  void dotted_line(Point a, Point b, Colour colour, float width = 3);
  void rule(Point left, float length, Colour colour);  // horizontal, sharp

  void disc(Point centre, float radius, Colour colour);
  void half_disc(Point centre, float radius, Colour colour);  // the right half
  void ring(Point centre, float radius, Colour colour, float width = 1);

  void polygon(std::span<const Point> corners, Colour colour);  // convex, clockwise
  void path(std::span<const Point> points, Colour colour, float width = 1, bool closed = false);

  // Until unclip, nothing is drawn outside. Nests.
  void clip(const Rect& rect);
  void unclip();

  ImDrawList& list() const { return *list_; }
  float scale() const { return scale_; }

 private:
  float thickness(float width) const;

  ImDrawList* list_;
  float scale_;
  float line_factor_;
};

}  // namespace mailscope::gui
