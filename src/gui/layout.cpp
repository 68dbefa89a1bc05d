#include "gui/layout.hpp"

#include <algorithm>
#include <cmath>

namespace mailscope::gui {
namespace {

struct Span {
  float least;
  float ideal;
};

constexpr Span kSteps{280, 320};
constexpr Span kInspector{348, 432};
constexpr float kRail = 56;
constexpr float kLeastSteps = 340;  // the height of six steps and three lines below them
constexpr float kLeastMap = 396;
constexpr float kComfortableMap = 528;

constexpr float kTop = 52;
constexpr float kTimeTall = 200;
constexpr float kTimeLow = 136;         // no captions below its buttons
constexpr float kRoomForTall = 560;     // window height from which all lanes are shown
constexpr std::size_t kUsualLanes = 5;  // that kTimeTall has room for
constexpr float kFurtherLane = 16;
constexpr float kShareForLanes = 0.35f;  // of the height above kRoomForTall
constexpr float kMostForLanes = 160;

constexpr float kCaption = 104;  // three lines
constexpr float kLowMap = 200;   // which only its first two lines make lower still
constexpr float kLowCaption = 56;
constexpr float kLeastCaption = 40;
constexpr float kLowestMap = 160;

struct Widths {
  float steps = 0;
  float rail = 0;
  float inspector = 0;
};

float share(Span span, float part) {
  return span.least + (span.ideal - span.least) * part;
}

// The map is served first, up to what two domains need; then the panels grow together, and
// what is left is the map's again.
Widths widths(float window, bool steps, bool rail, bool inspector) {
  const float fixed = rail ? kRail : 0;
  const float least = (steps ? kSteps.least : 0) + (inspector ? kInspector.least : 0);
  const float ideal = (steps ? kSteps.ideal : 0) + (inspector ? kInspector.ideal : 0);
  if (ideal <= least) return {0, fixed, 0};
  const float room = window - fixed - kComfortableMap - least;
  const float part = std::clamp(room / (ideal - least), 0.0f, 1.0f);
  return {steps ? share(kSteps, part) : 0, fixed, inspector ? share(kInspector, part) : 0};
}

bool fits(float window, bool steps, bool rail, bool inspector) {
  return (steps ? kSteps.least : 0) + (rail ? kRail : 0) + (inspector ? kInspector.least : 0) +
             kLeastMap <=
         window;
}

Widths side_panels(Size room, const Wanted& wanted) {
  const float window = room.width;
  const bool low = room.height < kLeastSteps;
  bool steps = wanted.steps && !low;
  bool rail = wanted.steps && low;
  bool inspector = wanted.inspector;
  if (wanted.steps && inspector && !fits(window, steps, rail, true)) {
    const bool both = fits(window, false, true, true);
    inspector = both || wanted.kept == SidePanel::inspector;
    rail = both || (low && !inspector);
    steps = !rail && !inspector;
  }
  if (!fits(window, steps, rail, inspector)) steps = rail = inspector = false;
  return widths(window, steps, rail, inspector);
}

// Where even a line has no room, the steps are opened over the map.
float caption_height(float map) {
  const float room = map - kLowestMap;
  if (room < kLeastCaption) return 0;
  return std::clamp(map - kLowMap, std::min(room, kLowCaption), kCaption);
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
  const Widths sides = side_panels({window.width, rest.height}, wanted);
  l.steps = rest.take_left(sides.steps);
  l.rail = rest.take_left(sides.rail);
  l.inspector = rest.take_right(sides.inspector);
  if (wanted.steps && l.steps.empty()) l.caption = rest.take_bottom(caption_height(rest.height));
  l.map = rest;
  return l;
}

float usual_scale(Size pixels) {
  constexpr Size kOnce{1600, 1000};
  const float times = std::min(pixels.width / kOnce.width, pixels.height / kOnce.height);
  return std::clamp(std::floor(times * 4) / 4, 1.0f, 3.0f);
}

}  // namespace mailscope::gui
