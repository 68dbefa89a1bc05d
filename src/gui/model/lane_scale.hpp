#pragma once
// Show time as the timeline draws it: a silence that the show folds gets room for saying so,
// more than its time on the screen.

#include <vector>

#include "base/time.hpp"
#include "replay/story/presentation_clock.hpp"

namespace mailscope::gui {

// A silence long enough to be drawn; several with little between them are one.
struct Fold {
  Duration screen_from, screen_to;
  Duration silence;  // simulated
  bool operator==(const Fold&) const = default;
};

// The folds of a show that the timeline draws.
std::vector<Fold> folds_of(const replay::PresentationClock& clock);

// Show time with the folds drawn out.
class LaneScale {
 public:
  explicit LaneScale(const replay::PresentationClock& clock);

  Duration length() const { return along(length_); }
  Duration along(Duration screen) const;
  Duration screen(Duration along) const;
  const std::vector<Fold>& folds() const { return folds_; }
  const Fold* fold_at(Duration screen) const;  // null: none is drawn there

 private:
  std::vector<Fold> folds_;
  std::vector<Duration> starts_;  // by fold: where it begins on the scale
  Duration length_;               // of the show
};

}  // namespace mailscope::gui
