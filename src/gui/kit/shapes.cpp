#include "gui/kit/shapes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace mailscope::gui {
namespace {

// Corners as shares of the half size around the centre.
using Corner = Point;

template <std::size_t N>
std::array<Point, N> around(Point centre, float half, const std::array<Corner, N>& corners) {
  std::array<Point, N> result;
  for (std::size_t i = 0; i < N; ++i) result[i] = centre + corners[i] * half;
  return result;
}

void triangle_right(Painter& paint, Point c, float half, Colour colour) {
  paint.polygon(
      around<3>(c, half, {Corner{-0.75f, -0.95f}, Corner{0.95f, 0}, Corner{-0.75f, 0.95f}}),
      colour);
}

void triangle_left(Painter& paint, Point c, float half, Colour colour) {
  paint.polygon(
      around<3>(c, half, {Corner{0.75f, -0.95f}, Corner{0.75f, 0.95f}, Corner{-0.95f, 0}}), colour);
}

void bar(Painter& paint, Point c, float half, float offset, float width, Colour colour) {
  paint.fill(centred(c + Point{offset * half, 0}, {width * half, 1.9f * half}), colour,
             width * half / 4);
}

void stroke(Painter& paint, std::span<const Point> points, float half, Colour colour) {
  // Signs stay slender on the projector: they fill their square already.
  paint.path(points, colour, std::max(1.0f, half * 0.3f));
}

void draw_tick(Painter& paint, Point c, float half, Colour colour) {
  stroke(paint,
         around<3>(c, half, {Corner{-0.8f, 0.05f}, Corner{-0.2f, 0.65f}, Corner{0.85f, -0.6f}}),
         half, colour);
}

void draw_arrow_sign(Painter& paint, Point c, float half, float direction, Colour colour) {
  stroke(paint, around<2>(c, half, {Corner{-0.9f * direction, 0}, Corner{0.9f * direction, 0}}),
         half, colour);
  stroke(paint,
         around<3>(c, half,
                   {Corner{0.3f * direction, -0.6f}, Corner{0.9f * direction, 0},
                    Corner{0.3f * direction, 0.6f}}),
         half, colour);
}

void draw_chevron(Painter& paint, Point c, float half, float direction, Colour colour) {
  stroke(paint,
         around<3>(c, half,
                   {Corner{-0.4f * direction, -0.85f}, Corner{0.45f * direction, 0},
                    Corner{-0.4f * direction, 0.85f}}),
         half, colour);
}

void draw_chevron_down(Painter& paint, Point c, float half, Colour colour) {
  stroke(paint, around<3>(c, half, {Corner{-0.85f, -0.4f}, Corner{0, 0.45f}, Corner{0.85f, -0.4f}}),
         half, colour);
}

void draw_cross_sign(Painter& paint, Point c, float half, Colour colour) {
  stroke(paint, around<2>(c, half, {Corner{-0.75f, -0.75f}, Corner{0.75f, 0.75f}}), half, colour);
  stroke(paint, around<2>(c, half, {Corner{-0.75f, 0.75f}, Corner{0.75f, -0.75f}}), half, colour);
}

// The way a disk has been drawn since disks were drums.
void draw_cylinder(Painter& paint, Point c, float half, Colour colour) {
  constexpr std::size_t kCorners = 16;
  constexpr float kFlat = 0.28f, kWide = 0.8f, kTop = -0.6f, kBottom = 0.6f;
  std::array<Point, kCorners> lid{};
  std::array<Point, kCorners / 2 + 3> body{};
  for (std::size_t i = 0; i < kCorners; ++i) {
    const float angle = 6.2831853f * static_cast<float>(i) / static_cast<float>(kCorners);
    lid[i] = c + Point{std::cos(angle) * kWide, kTop + std::sin(angle) * kFlat} * half;
  }
  body.front() = c + Point{kWide, kTop} * half;
  body.back() = c + Point{-kWide, kTop} * half;
  for (std::size_t i = 0; i <= kCorners / 2; ++i)
    body[i + 1] = lid[i] + Point{0, (kBottom - kTop) * half};
  const float width = std::max(1.0f, half * 0.22f);
  paint.path(lid, colour, width, true);
  paint.path(body, colour, width);
}

}  // namespace

void draw_sign(Painter& paint, Sign sign, Point c, float size, Colour colour) {
  const float half = size / 2;
  switch (sign) {
    case Sign::none:
      return;
    case Sign::play:
      return triangle_right(paint, c, half, colour);
    case Sign::pause:
      bar(paint, c, half, -0.5f, 0.55f, colour);
      return bar(paint, c, half, 0.5f, 0.55f, colour);
    case Sign::to_start:
      bar(paint, c, half, -0.9f, 0.3f, colour);
      return triangle_left(paint, c + Point{half * 0.35f, 0}, half * 0.8f, colour);
    case Sign::to_end:
      bar(paint, c, half, 0.9f, 0.3f, colour);
      return triangle_right(paint, c - Point{half * 0.35f, 0}, half * 0.8f, colour);
    case Sign::back:
      return triangle_left(paint, c, half, colour);
    case Sign::forward:
      return triangle_right(paint, c, half, colour);
    case Sign::chevron_left:
      return draw_chevron(paint, c, half, -1, colour);
    case Sign::chevron_right:
      return draw_chevron(paint, c, half, 1, colour);
    case Sign::chevron_down:
      return draw_chevron_down(paint, c, half, colour);
    case Sign::arrow_left:
      return draw_arrow_sign(paint, c, half, -1, colour);
    case Sign::arrow_right:
      return draw_arrow_sign(paint, c, half, 1, colour);
    case Sign::tick:
      return draw_tick(paint, c, half, colour);
    case Sign::cross:
      return draw_cross_sign(paint, c, half, colour);
    case Sign::half_circle:
      paint.ring(c, half * 0.9f, colour);
      return paint.half_disc(c, half * 0.9f, colour);
    case Sign::shield:
      return paint.polygon(around<5>(c, half,
                                     {Corner{-0.8f, -0.9f}, Corner{0.8f, -0.9f},
                                      Corner{0.8f, 0.15f}, Corner{0, 0.95f}, Corner{-0.8f, 0.15f}}),
                           colour);
    case Sign::disk:
      return draw_cylinder(paint, c, half, colour);
  }
}

void draw_envelope(Painter& paint, const Rect& rect, Colour line, Colour paper) {
  const float radius = rect.height / 8;
  paint.fill(rect, paper, radius);
  paint.outline(rect, line, 1.5f, radius);
  const Rect flap = rect.inset(rect.width / 12, rect.height / 10);
  const std::array<Point, 3> fold{flap.top_left(),
                                  Point{rect.centre().x, rect.y + rect.height * 0.58f},
                                  Point{flap.right(), flap.y}};
  paint.path(fold, line, 1.5f);
}

void draw_laptop(Painter& paint, const Rect& rect, Colour line, Colour screen) {
  Rect lid{rect.x + rect.width * 0.13f, rect.y, rect.width * 0.74f, rect.height * 0.84f};
  const float radius = rect.height / 12;
  paint.fill(lid, screen, radius);
  paint.outline(lid, line, 2, radius);
  const std::array<Point, 4> base{Point{lid.x, lid.bottom()}, Point{lid.right(), lid.bottom()},
                                  rect.bottom_right(), Point{rect.x, rect.bottom()}};
  paint.polygon(base, screen);
  paint.path(base, line, 2, true);
}

void draw_phone(Painter& paint, const Rect& rect, Colour line, Colour screen) {
  const float radius = rect.width / 6;
  paint.fill(rect, screen, radius);
  paint.outline(rect, line, 2, radius);
  const float chin = rect.height * 0.16f;
  paint.rule({rect.x + rect.width * 0.16f, rect.bottom() - chin}, rect.width * 0.68f, line);
  paint.disc({rect.centre().x, rect.bottom() - chin / 2}, rect.width / 16, line);
}

void draw_server(Painter& paint, const Rect& rect, Colour line, Colour inside, bool down) {
  constexpr float kRadius = 12;
  paint.fill(rect, inside, kRadius);
  if (down) {
    paint.dashed_outline(rect, line, 2, kRadius);
  } else {
    paint.outline(rect, line, 2, kRadius);
  }
}

void draw_arrow(Painter& paint, Point from, Point to, Colour colour, float width) {
  constexpr float kHead = 12;
  const Point along = to - from;
  const float distance = std::hypot(along.x, along.y);
  if (distance <= 0) return;
  const Point unit = along * (1 / distance);
  const Point across{-unit.y, unit.x};
  const Point neck = to - unit * std::min(kHead, distance);
  paint.line(from, neck, colour, width);
  const std::array<Point, 3> head{to, neck + across * (kHead / 2), neck - across * (kHead / 2)};
  paint.polygon(head, colour);
}

void draw_cross(Painter& paint, Point centre, float size, Colour colour) {
  const float half = size / 2;
  paint.line(centre + Point{-half, -half}, centre + Point{half, half}, colour, 3);
  paint.line(centre + Point{-half, half}, centre + Point{half, -half}, colour, 3);
}

}  // namespace mailscope::gui
