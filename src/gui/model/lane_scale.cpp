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

Duration real(const Fold& fold) {
  return fold.screen_to - fold.screen_from;
}
Duration room(const Fold& fold) {
  return std::max(kFoldRoom, real(fold));
}

// As much of `whole` as `part` is of `of`.
Duration share_of(Duration whole, Duration part, Duration of) {
  const double share = static_cast<double>(part.ns()) / static_cast<double>(of.ns());
  return Duration(static_cast<std::int64_t>(share * static_cast<double>(whole.ns())));
}

// How many folds have begun at this moment of the show.
std::size_t begun_at(const std::vector<Fold>& folds, Duration screen) {
  const auto behind =
      std::upper_bound(folds.begin(), folds.end(), screen,
                       [](Duration now, const Fold& fold) { return now < fold.screen_from; });
  return static_cast<std::size_t>(behind - folds.begin());
}

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
    : folds_(folds_of(clock)), length_(std::max(clock.length(), nanoseconds(1))) {
  Duration gained;
  for (const Fold& fold : folds_) {
    starts_.push_back(fold.screen_from + gained);
    gained = gained + (room(fold) - real(fold));
  }
}

const Fold* LaneScale::fold_at(Duration screen) const {
  const std::size_t begun = begun_at(folds_, screen);
  return begun > 0 && screen < folds_[begun - 1].screen_to ? &folds_[begun - 1] : nullptr;
}

Duration LaneScale::along(Duration screen) const {
  const std::size_t begun = begun_at(folds_, screen);
  if (begun == 0) return screen;
  const Fold& fold = folds_[begun - 1];
  const Duration start = starts_[begun - 1];
  if (screen >= fold.screen_to) return start + room(fold) + (screen - fold.screen_to);
  return start + share_of(room(fold), screen - fold.screen_from, real(fold));
}

Duration LaneScale::screen(Duration along) const {
  const auto behind = std::upper_bound(starts_.begin(), starts_.end(), along);
  if (behind == starts_.begin()) return std::clamp(along, Duration(), length_);
  const Duration inside = along - *(behind - 1);
  const Fold& fold = folds_[static_cast<std::size_t>(behind - starts_.begin()) - 1];
  if (inside < room(fold)) return fold.screen_from + share_of(real(fold), inside, room(fold));
  return std::clamp(fold.screen_to + (inside - room(fold)), Duration(), length_);
}

}  // namespace mailscope::gui
