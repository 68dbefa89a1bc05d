#include "gui/model/lane_view.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <variant>

namespace mailscope::gui {

LaneView::LaneView(const Rect& area, const LaneScale& scale, Duration from, std::size_t lanes)
    : area_(area),
      scale_(scale),
      from_(from),
      span_(std::min(scale.length(), kLaneWindow)),
      lanes_(std::max<std::size_t>(lanes, 1)) {
  from_ = std::clamp(from_, Duration(), scale.length() - span_);
}

Duration LaneView::follow(const LaneScale& scale, Duration from, Duration playhead) {
  const Duration at = scale.along(playhead);
  const Duration span = std::min(scale.length(), kLaneWindow);
  const Duration margin = span / 8;
  from = std::min(from, at - margin);
  from = std::max(from, at - span + margin);
  return std::clamp(from, Duration(), scale.length() - span);
}

float LaneView::x(Duration screen) const {
  const double share =
      static_cast<double>((scale_.along(screen) - from_).ns()) / static_cast<double>(span_.ns());
  return area_.x + static_cast<float>(share * static_cast<double>(area_.width));
}

Duration LaneView::screen(float x) const {
  const double share =
      static_cast<double>(x - area_.x) / std::max(1.0, static_cast<double>(area_.width));
  const auto along =
      static_cast<std::int64_t>(std::llround(share * static_cast<double>(span_.ns())));
  return scale_.screen(std::max(Duration(), from_ + Duration(along)));
}

Rect LaneView::lane(std::size_t index) const {
  const float height = area_.height / static_cast<float>(lanes_);
  return {area_.x, area_.y + height * static_cast<float>(index), area_.width, height};
}

std::optional<std::size_t> LaneView::lane_at(float y) const {
  for (std::size_t i = 0; i < lanes_; ++i) {
    const Rect rect = lane(i);
    if (y >= rect.y && y < rect.bottom()) return i;
  }
  return std::nullopt;
}

Rect LaneView::between(Duration a, Duration b) const {
  const float left = std::max(area_.x, x(a));
  const float right = std::min(area_.right(), x(b));
  return {left, area_.y, std::max(0.0f, right - left), area_.height};
}

std::vector<std::size_t> lane_order(const Show& show) {
  const auto& written = show.chapter.written();
  const HostId writer = written.empty() ? HostId::none() : written.front().sender;
  const auto rank = [&](std::size_t lane) {
    const HostId host = show.lanes[lane].host;
    if (host == writer) return 0;
    const trace::HostRole role = show.cast.host(host).role;
    if (role == trace::HostRole::name_server) return 3;
    return role == trace::HostRole::mail_server ? 1 : 2;
  };
  std::vector<std::size_t> order(show.lanes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

const replay::LaneMark* mark_near(const LaneView& view, const replay::Lane& lane, float x,
                                  float reach) {
  const replay::LaneMark* nearest = nullptr;
  const auto first = std::lower_bound(
      lane.marks.begin(), lane.marks.end(), view.screen(x - reach),
      [](const replay::LaneMark& mark, Duration screen) { return mark.screen < screen; });
  float best = reach;
  for (auto mark = first; mark != lane.marks.end(); ++mark) {
    const float distance = std::fabs(view.x(mark->screen) - x);
    if (view.x(mark->screen) > x + reach) break;
    if (distance <= best) {
      best = distance;
      nearest = &*mark;
    }
  }
  return nearest;
}

}  // namespace mailscope::gui
