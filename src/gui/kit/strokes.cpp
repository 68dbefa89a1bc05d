#include "gui/kit/strokes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mailscope::gui {
namespace {

constexpr int kArcSteps = 8;  // a quarter circle of radius 18 is off by less than 0.1 pixel

void append_arc(Path& path, Point centre, float radius, float from) {
  constexpr float kQuarter = std::numbers::pi_v<float> / 2;
  for (int i = 0; i <= kArcSteps; ++i) {
    const float angle = from + kQuarter * static_cast<float>(i) / kArcSteps;
    path.push_back(centre + Point{std::cos(angle), std::sin(angle)} * radius);
  }
}

float distance(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

// The piece of the path from `from` to `to`, distances along it.
Path piece(std::span<const Point> path, float from, float to) {
  Path result{point_along(path, from)};
  float passed = 0;
  for (std::size_t i = 1; i < path.size(); ++i) {
    passed += distance(path[i - 1], path[i]);
    if (passed > from && passed < to) result.push_back(path[i]);
  }
  result.push_back(point_along(path, to));
  return result;
}

float distance(Point p, Point a, Point b) {
  const Point d = b - a;
  const float square = d.x * d.x + d.y * d.y;
  if (square <= 0) return distance(p, a);
  const float t = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0f, 1.0f);
  return distance(p, between(a, b, t));
}

}  // namespace

Path rounded_outline(const Rect& rect, float radius) {
  constexpr float kPi = std::numbers::pi_v<float>;
  const float r = std::min({radius, rect.width / 2, rect.height / 2});
  const Rect middle = rect.inset(r);
  Path path;
  append_arc(path, middle.top_left(), r, kPi);
  append_arc(path, {middle.right(), middle.y}, r, kPi * 1.5f);
  append_arc(path, middle.bottom_right(), r, 0);
  append_arc(path, {middle.x, middle.bottom()}, r, kPi / 2);
  path.push_back(path.front());
  return path;
}

float length(std::span<const Point> path) {
  float total = 0;
  for (std::size_t i = 1; i < path.size(); ++i) total += distance(path[i - 1], path[i]);
  return total;
}

float distance(Point from, std::span<const Point> path) {
  float nearest = distance(from, path.front());
  for (std::size_t i = 1; i < path.size(); ++i)
    nearest = std::min(nearest, distance(from, path[i - 1], path[i]));
  return nearest;
}

Point point_along(std::span<const Point> path, float along) {
  if (path.empty()) return {};
  for (std::size_t i = 1; i < path.size(); ++i) {
    const float step = distance(path[i - 1], path[i]);
    if (along <= step)
      return step > 0 ? between(path[i - 1], path[i], std::max(0.0f, along) / step) : path[i];
    along -= step;
  }
  return path.back();
}

std::vector<Path> dashes(std::span<const Point> path, float dash, float gap) {
  const float total = length(path);
  const float count = std::max(1.0f, std::round(total / (dash + gap)));
  const float stretch = total / (count * (dash + gap));
  std::vector<Path> pieces;
  for (float i = 0; i < count; ++i) {
    const float from = (i * (dash + gap) + gap / 2) * stretch;
    pieces.push_back(piece(path, from, from + dash * stretch));
  }
  return pieces;
}

}  // namespace mailscope::gui
