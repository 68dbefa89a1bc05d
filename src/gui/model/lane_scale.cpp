#include "gui/model/lane_scale.hpp"

#include <algorithm>
#include <cstdint>

namespace mailscope::gui {
namespace {

// Shorter silences are passed over without a word: a server that thinks, a timer of TCP.
constexpr Duration kWorthSaying = minutes(2);
// Folds with no more than this between them on the screen are drawn as one.
constexpr Duration kNothingBetween = milliseconds(400);
// What a fold needs for its words.
constexpr Duration kFoldRoom = seconds(7);

}  // namespace

std::vector<Fold> folds_of(const replay::PresentationClock& clock) {
  std::vector<Fold> folds;
  Instant last;
  for (const replay::Stretch& s : clock.stretches()) {
    if (s.kind != replay::Stretch::Kind::fold || s.to - s.from < kWorthSaying) continue;
    const bool joins = !folds.empty() && s.screen_from - folds.back().screen_to <= kNothingBetween;
    if (joins) {
      folds.back().screen_to = s.screen_to;
      folds.back().silence = folds.back().silence + (s.to - last);
    } else {
      folds.push_back({s.screen_from, s.screen_to, s.to - s.from});
    }
    last = s.to;
  }
  return folds;
}

LaneScale::LaneScale(const replay::PresentationClock& clock)
    : folds_(folds_of(clock)), length_(std::max(clock.length(), nanoseconds(1))) {}

const Fold* LaneScale::fold_at(Duration screen) const {
  const auto around = [screen](const Fold& fold) {
    return fold.screen_from <= screen && screen < fold.screen_to;
  };
  const auto found = std::find_if(folds_.begin(), folds_.end(), around);
  return found == folds_.end() ? nullptr : &*found;
}

Duration LaneScale::room(const Fold& fold) const {
  return std::max(kFoldRoom, fold.screen_to - fold.screen_from);
}

Duration LaneScale::along(Duration screen) const {
  Duration gained;
  for (const Fold& fold : folds_) {
    if (screen < fold.screen_from) break;
    const Duration real = fold.screen_to - fold.screen_from;
    if (screen >= fold.screen_to) {
      gained = gained + (room(fold) - real);
      continue;
    }
    const double share =
        static_cast<double>((screen - fold.screen_from).ns()) / static_cast<double>(real.ns());
    const auto inside = static_cast<std::int64_t>(share * static_cast<double>(room(fold).ns()));
    return fold.screen_from + gained + Duration(inside);
  }
  return screen + gained;
}

Duration LaneScale::screen(Duration along) const {
  Duration gained;
  for (const Fold& fold : folds_) {
    const Duration from = fold.screen_from + gained;
    if (along < from) break;
    const Duration real = fold.screen_to - fold.screen_from;
    if (along < from + room(fold)) {
      const double share =
          static_cast<double>((along - from).ns()) / static_cast<double>(room(fold).ns());
      return fold.screen_from +
             Duration(static_cast<std::int64_t>(share * static_cast<double>(real.ns())));
    }
    gained = gained + (room(fold) - real);
  }
  return std::clamp(along - gained, Duration(), length_);
}

}  // namespace mailscope::gui
