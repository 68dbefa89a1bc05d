#pragma once
// Points and rectangles of the window. The unit is the logical pixel: a screen pixel at
// 100 %. Only painter and shell multiply by the scale factor, so that everything drawn
// grows together. y points down.

#include <algorithm>

namespace mailscope::gui {

struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
  constexpr Point operator+(Point o) const { return {x + o.x, y + o.y}; }
  constexpr Point operator-(Point o) const { return {x - o.x, y - o.y}; }
  constexpr Point operator*(float k) const { return {x * k, y * k}; }
};

// The point that lies `share` of the way from `a` to `b`: 0 is `a`, 1 is `b`.
constexpr Point between(Point a, Point b, float share) {
  return a + (b - a) * share;
}

struct Size {
  float width = 0;
  float height = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  bool operator==(const Rect&) const = default;
  constexpr float right() const { return x + width; }
  constexpr float bottom() const { return y + height; }
  constexpr Point top_left() const { return {x, y}; }
  constexpr Point bottom_right() const { return {right(), bottom()}; }
  constexpr Point centre() const { return {x + width / 2, y + height / 2}; }
  constexpr Size size() const { return {width, height}; }
  constexpr bool empty() const { return width <= 0 || height <= 0; }

  constexpr bool contains(Point p) const {
    return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
  }
  constexpr bool contains(const Rect& r) const {
    return r.x >= x && r.right() <= right() && r.y >= y && r.bottom() <= bottom();
  }
  constexpr bool overlaps(const Rect& r) const {
    return !empty() && !r.empty() && x < r.right() && r.x < right() && y < r.bottom() &&
           r.y < bottom();
  }
  constexpr Rect inset(float dx, float dy) const {  // outwards if negative
    return {x + dx, y + dy, std::max(0.0f, width - 2 * dx), std::max(0.0f, height - 2 * dy)};
  }
  constexpr Rect inset(float d) const { return inset(d, d); }
  constexpr Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }

  // Cut a strip off one side and keep the rest; never more than there is.
  constexpr Rect take_top(float h) {
    h = std::clamp(h, 0.0f, height);
    const Rect strip{x, y, width, h};
    y += h;
    height -= h;
    return strip;
  }
  constexpr Rect take_bottom(float h) {
    h = std::clamp(h, 0.0f, height);
    height -= h;
    return {x, bottom(), width, h};
  }
  constexpr Rect take_left(float w) {
    w = std::clamp(w, 0.0f, width);
    const Rect strip{x, y, w, height};
    x += w;
    width -= w;
    return strip;
  }
  constexpr Rect take_right(float w) {
    w = std::clamp(w, 0.0f, width);
    width -= w;
    return {right(), y, w, height};
  }
};

// A rectangle of the given size around the same centre.
constexpr Rect centred(Point centre, Size size) {
  return {centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height};
}

// What both cover; empty where they do not overlap.
constexpr Rect common(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
          std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

// Logical to screen pixels.
constexpr Rect scaled(const Rect& r, float scale) {
  return {r.x * scale, r.y * scale, r.width * scale, r.height * scale};
}

}  // namespace mailscope::gui
