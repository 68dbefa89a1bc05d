#include "gui/kit/painter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <imgui.h>

namespace mailscope::gui {
namespace {

ImU32 packed(Colour c) {
  return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

ImVec2 at(Point p, float scale) {
  return {p.x * scale, p.y * scale};
}

// On whole screen pixels edges are sharp, and neighbours leave no seam.
ImVec2 on_pixel(Point p, float scale) {
  return {std::round(p.x * scale), std::round(p.y * scale)};
}

std::vector<ImVec2> all_at(std::span<const Point> points, float scale) {
  std::vector<ImVec2> result;
  result.reserve(points.size());
  for (const Point p : points) result.push_back(at(p, scale));
  return result;
}

}  // namespace

float Painter::thickness(float width) const {
  return std::max(1.0f, std::round(width * line_factor_ * scale_ * 2) / 2);
}

void Painter::fill(const Rect& rect, Colour colour, float radius) {
  list_->AddRectFilled(on_pixel(rect.top_left(), scale_), on_pixel(rect.bottom_right(), scale_),
                       packed(colour), radius * scale_);
}

void Painter::outline(const Rect& rect, Colour colour, float width, float radius) {
  list_->AddRect(on_pixel(rect.top_left(), scale_), on_pixel(rect.bottom_right(), scale_),
                 packed(colour), radius * scale_, 0, thickness(width));
}

void Painter::dashed_outline(const Rect& rect, Colour colour, float width, float radius) {
  constexpr float kDash = 7;
  constexpr float kGap = 5;
  for (const Path& dash : dashes(rounded_outline(rect, radius), kDash, kGap))
    path(dash, colour, width);
}

void Painter::line(Point a, Point b, Colour colour, float width) {
  list_->AddLine(at(a, scale_), at(b, scale_), packed(colour), thickness(width));
}

void Painter::dotted_line(Point a, Point b, Colour colour, float width) {
  constexpr float kPitch = 12;
  const Path straight{a, b};
  const float total = length(straight);
  for (float along = kPitch / 2; along < total; along += kPitch)
    disc(point_along(straight, along), thickness(width) / scale_ / 2, colour);
}

void Painter::rule(Point left, float length, Colour colour) {
  const float height = std::round(thickness(1));
  const ImVec2 corner = on_pixel(left, scale_);
  list_->AddRectFilled(corner, {std::round((left.x + length) * scale_), corner.y + height},
                       packed(colour));
}

void Painter::disc(Point centre, float radius, Colour colour) {
  list_->AddCircleFilled(at(centre, scale_), radius * scale_, packed(colour));
}

void Painter::half_disc(Point centre, float radius, Colour colour) {
  constexpr float kRight = std::numbers::pi_v<float> / 2;
  list_->PathArcTo(at(centre, scale_), radius * scale_, -kRight, kRight);
  list_->PathFillConvex(packed(colour));
}

void Painter::ring(Point centre, float radius, Colour colour, float width) {
  list_->AddCircle(at(centre, scale_), radius * scale_, packed(colour), 0, thickness(width));
}

void Painter::polygon(std::span<const Point> corners, Colour colour) {
  const auto points = all_at(corners, scale_);
  list_->AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), packed(colour));
}

void Painter::path(std::span<const Point> points, Colour colour, float width, bool closed) {
  const auto scaled_points = all_at(points, scale_);
  list_->AddPolyline(scaled_points.data(), static_cast<int>(scaled_points.size()), packed(colour),
                     closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness(width));
}

void Painter::clip(const Rect& rect) {
  list_->PushClipRect(on_pixel(rect.top_left(), scale_), on_pixel(rect.bottom_right(), scale_),
                      true);
}

void Painter::unclip() {
  list_->PopClipRect();
}

}  // namespace mailscope::gui
