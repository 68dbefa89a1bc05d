#include "gui/layout.hpp"

#include <algorithm>
#include <array>
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
constexpr float kHandle = 48;
constexpr float kLeastMap = 396;
constexpr float kComfortableMap = 528;

constexpr float kCaption = 116;  // a heading and three lines
constexpr float kLeastCaption = 60;
constexpr float kLeastMapHeight = 150;
constexpr float kComfortableMapHeight = 232;

constexpr float kTop = 52;
constexpr float kTimeTall = 200;
constexpr float kTimeLow = 138;         // transport, and four lanes with their names
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

// Which side panels are shown in full.
struct Shown {
  bool steps;
  bool inspector;
};

float least(Shown shown) {
  return (shown.steps ? kSteps.least : kRail) + (shown.inspector ? kInspector.least : kHandle);
}

float ideal(Shown shown) {
  return (shown.steps ? kSteps.ideal : kRail) + (shown.inspector ? kInspector.ideal : kHandle);
}

// The map is served first, up to what two domains need; then the panels grow together, and
// what is left is the map's again.
Widths widths(float window, Shown shown) {
  const float growth = std::max(ideal(shown) - least(shown), 1.0f);
  const float part = std::clamp((window - kComfortableMap - least(shown)) / growth, 0.0f, 1.0f);
  return {shown.steps ? share(kSteps, part) : kRail,
          shown.inspector ? share(kInspector, part) : kHandle};
}

Shown shown_in(float window, const Wanted& wanted) {
  const bool steps = wanted.steps;
  const bool inspector = wanted.inspector;
  const Shown only_steps{steps, false}, only_inspector{false, inspector};
  const bool dialog_stays = wanted.kept == SidePanel::inspector;
  const std::array<Shown, 3> best_first{Shown{steps, inspector},
                                        dialog_stays ? only_inspector : only_steps,
                                        dialog_stays ? only_steps : only_inspector};
  const auto fits = std::find_if(best_first.begin(), best_first.end(), [window](Shown shown) {
    return least(shown) + kLeastMap <= window;
  });
  return fits != best_first.end() ? *fits : Shown{false, false};
}

float caption_height(float column) {
  if (column < kLeastMapHeight + kLeastCaption) return 0;
  return std::clamp(column - kComfortableMapHeight, kLeastCaption, kCaption);
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
  const Shown shown = shown_in(window.width, wanted);
  const Widths sides = widths(window.width, shown);
  (shown.steps ? l.steps : l.rail) = rest.take_left(sides.steps);
  (shown.inspector ? l.inspector : l.handle) = rest.take_right(sides.inspector);
  if (!shown.steps) l.caption = rest.take_bottom(caption_height(rest.height));
  l.map = rest;
  return l;
}

float usual_scale(Size pixels) {
  constexpr Size kOnce{1600, 1000};
  const float times = std::min(pixels.width / kOnce.width, pixels.height / kOnce.height);
  return std::clamp(std::floor(times * 4) / 4, 1.0f, 3.0f);
}

void open_over_map(Layout& layout, SidePanel panel) {
  Rect& map = layout.map;
  if (panel == SidePanel::steps) {  // which tell what the caption does
    map.height += layout.caption.height;
    layout.caption = {};
  }
  (panel == SidePanel::steps ? layout.steps : layout.inspector) = map.take_left(map.width);
}

}  // namespace mailscope::gui
