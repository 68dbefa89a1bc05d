#pragma once
// The map between simulated time and the time of the show, computed from the trace alone:
// a flight of 20 ms is stretched until it is seen, an idle half hour is folded. Piecewise
// linear and monotone, in integer nanoseconds. Screen time is a Duration since the show began,
// at speed 1.

#include <cstdint>
#include <vector>

#include "base/time.hpp"
#include "replay/packets.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Stretch {
  enum class Kind : std::uint8_t { flight, pause, fold } kind = Kind::pause;
  Instant from, to;
  Duration screen_from, screen_to;
  bool operator==(const Stretch&) const = default;
};

class PresentationClock {
 public:
  static constexpr Duration kFlight = seconds(1);        // of a packet, on the screen
  static constexpr Duration kFold = milliseconds(1500);  // longer silences are cut to this
  // From the fourth try in vain on, a try with the wait behind it is folded to this.
  static constexpr Duration kAgain = milliseconds(400);
  static constexpr Duration kThink = milliseconds(300);  // at most, between two packets

  PresentationClock(const trace::Trace& trace, const Packets& packets);

  Duration length() const;              // of the whole show
  Duration screen_at(Instant t) const;  // beyond the end: length()
  // The earliest instant that is shown at `screen`. Exact both ways at every stretch's ends.
  Instant simulated_at(Duration screen) const;

  // In order, without gaps, from instant 0 to the end of the trace.
  const std::vector<Stretch>& stretches() const { return stretches_; }
  // The fold around `t`; null when time is not folded there.
  const Stretch* fold_at(Instant t) const;
  // Seconds of the show for a simulated second at `t`: 60 says "slowed 60 times".
  double factor_at(Instant t) const;

 private:
  const Stretch* stretch_at(Instant t) const;
  std::vector<Stretch> stretches_;
};

}  // namespace mailscope::replay
