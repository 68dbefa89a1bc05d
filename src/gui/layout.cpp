#include "gui/layout.hpp"

#include <algorithm>

namespace mailscope::gui {
namespace {

struct Span {
  float least;
  float ideal;
};

constexpr Span kSteps{280, 320};
constexpr Span kInspector{348, 432};
constexpr float kLeastMap = 396;
constexpr float kComfortableMap = 528;

constexpr float kTop = 52;
constexpr float kTimeTall = 200;
constexpr float kTimeLow = 128;         // transport and one lane
constexpr float kRoomForTall = 560;     // window height from which all lanes are shown
constexpr std::size_t kUsualLanes = 5;  // that kTimeTall has room for
constexpr float kFurtherLane = 16;
constexpr float kShareForLanes = 0.35f;  // of the height above kRoomForTall
constexpr float kMostForLanes = 160;

struct Widths {
  float steps = 0;
  float inspector = 0;
};

float share(Span span, float part) {
  return span.least + (span.ideal - span.least) * part;
}

// The map is served first, up to what two domains need; then the panels grow together, and
// what is left is the map's again.
Widths widths(float window, bool steps, bool inspector) {
  const float least = (steps ? kSteps.least : 0) + (inspector ? kInspector.least : 0);
  const float ideal = (steps ? kSteps.ideal : 0) + (inspector ? kInspector.ideal : 0);
  if (ideal <= least) return {};
  const float part = std::clamp((window - kComfortableMap - least) / (ideal - least), 0.0f, 1.0f);
  return {steps ? share(kSteps, part) : 0, inspector ? share(kInspector, part) : 0};
}

bool fits(float window, bool steps, bool inspector) {
  return (steps ? kSteps.least : 0) + (inspector ? kInspector.least : 0) + kLeastMap <= window;
}

Widths side_panels(float window, const Wanted& wanted) {
  bool steps = wanted.steps;
  bool inspector = wanted.inspector;
  if (steps && inspector && !fits(window, true, true)) {
    steps = wanted.kept == SidePanel::steps;
    inspector = !steps;
  }
  if (!fits(window, steps, inspector)) steps = inspector = false;
  return widths(window, steps, inspector);
}

float time_height(float window, std::size_t lanes) {
  if (window < kRoomForTall) return kTimeLow;
  const float asked = lanes > kUsualLanes ? static_cast<float>(lanes - kUsualLanes) : 0;
  const float most = std::min(kMostForLanes, (window - kRoomForTall) * kShareForLanes);
  return kTimeTall + std::min(asked * kFurtherLane, most);
}

}  // namespace

Layout layout(Size window, const Wanted& wanted, std::size_t lanes) {
  Rect rest{0, 0, window.width, window.height};
  Layout l;
  l.top = rest.take_top(kTop);
  l.time = rest.take_bottom(time_height(window.height, lanes));
  const Widths sides = side_panels(window.width, wanted);
  l.steps = rest.take_left(sides.steps);
  l.inspector = rest.take_right(sides.inspector);
  l.map = rest;
  return l;
}

}  // namespace mailscope::gui
