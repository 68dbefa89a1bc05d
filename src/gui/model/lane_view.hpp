#pragma once
// Where the timeline's things stand: pure arithmetic between show time and the sheet.

#include <optional>
#include <vector>

#include "gui/geometry.hpp"
#include "gui/model/lane_scale.hpp"
#include "gui/model/show.hpp"

namespace mailscope::gui {

// A long show is seen through a window of this length, that goes along with the playhead.
inline constexpr Duration kLaneWindow = seconds(110);

class LaneView {
 public:
  // `area`: of the lanes, without their names. `from`: where the window begins on the scale,
  // which outlives the view.
  LaneView(const Rect& area, const LaneScale& scale, Duration from, std::size_t lanes);

  // The beginning that keeps `playhead` (show time) in sight, as near to `from` as can be.
  static Duration follow(const LaneScale& scale, Duration from, Duration playhead);

  const Rect& area() const { return area_; }
  Duration from() const { return from_; }
  Duration to() const { return from_ + span_; }
  float x(Duration screen) const;  // perhaps outside the area
  Duration screen(float x) const;  // kept inside the show
  Rect lane(std::size_t index) const;
  std::optional<std::size_t> lane_at(float y) const;
  // Between two moments, cut to the area; empty outside it.
  Rect between(Duration a, Duration b) const;

 private:
  Rect area_;
  const LaneScale& scale_;
  Duration from_;
  Duration span_;
  std::size_t lanes_;
};

// The lanes in the order of the story: the writer, the mail servers, the other people,
// the name server.
std::vector<std::size_t> lane_order(const Show& show);

// The mark of a lane that is no further than `reach` from `x`, the nearest.
const replay::LaneMark* mark_near(const LaneView& view, const replay::Lane& lane, float x,
                                  float reach);

}  // namespace mailscope::gui
