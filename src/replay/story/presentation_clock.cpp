#include "replay/story/presentation_clock.hpp"

#include <algorithm>
#include <variant>

#include "replay/story/repeats.hpp"

namespace mailscope::replay {
namespace {

__extension__ using Wide = unsigned __int128;

std::int64_t scaled(std::int64_t value, std::int64_t by, std::int64_t over) {
  const auto product = static_cast<Wide>(value) * static_cast<Wide>(by);
  return static_cast<std::int64_t>(product / static_cast<Wide>(over));
}

std::int64_t scaled_up(std::int64_t value, std::int64_t by, std::int64_t over) {
  const auto product = static_cast<Wide>(value) * static_cast<Wide>(by);
  return static_cast<std::int64_t>((product + static_cast<Wide>(over) - 1) /
                                   static_cast<Wide>(over));
}

// A silence so long takes kThink on the screen; a shorter one in proportion.
constexpr Duration kShortSilence = milliseconds(6);

Duration screen_of_silence(Duration d) {
  if (d <= kShortSilence) return d * (PresentationClock::kThink.ns() / kShortSilence.ns());
  return std::clamp(d, PresentationClock::kThink, PresentationClock::kFold);
}

// What nobody sees happen does not interrupt a silence: 2MSL passing in TIME-WAIT.
bool is_seen(const trace::Record& record) {
  const auto* changed = std::get_if<trace::TcpStateChanged>(&record.what);
  return !changed || changed->from != trace::TcpState::time_wait;
}

struct Change {  // a packet starts or ends its flight
  Instant at;
  bool starts;
  std::int64_t flight;
  auto operator<=>(const Change&) const = default;
};

std::vector<Change> changes(const Packets& packets) {
  std::vector<Change> all;
  all.reserve(2 * packets.size());
  for (const Packet& packet : packets.all()) {
    const std::int64_t flight = (packet.ends - packet.departs).ns();
    if (flight <= 0) continue;
    all.push_back({packet.departs, true, flight});
    all.push_back({packet.ends, false, flight});
  }
  std::sort(all.begin(), all.end());
  return all;
}

// The flights under way, the shortest first.
class Flights {
 public:
  void apply(const Change& change) {
    const auto at = std::lower_bound(lengths_.begin(), lengths_.end(), change.flight);
    if (change.starts) {
      lengths_.insert(at, change.flight);
    } else {
      lengths_.erase(at);
    }
  }
  // The flight that sets the pace: the shortest, so that it is seen; but the longest is not drawn
  // out beyond four times its due.
  std::int64_t pace() const {
    return lengths_.empty() ? 0 : std::max(lengths_.front(), lengths_.back() / 4);
  }

 private:
  std::vector<std::int64_t> lengths_;
};

// Cuts time where the pace changes. Silences are cut wherever something happens.
class Cutter {
 public:
  void add(Instant to, std::int64_t flight) {
    const Instant from = stretches_.empty() ? Instant() : stretches_.back().to;
    if (to <= from) return;
    if (flight > 0 && flight == flight_ && !finished_) {
      stretches_.back().to = to;
    } else {
      finish();
      Stretch next;
      next.kind = flight > 0                             ? Stretch::Kind::flight
                  : to - from > PresentationClock::kFold ? Stretch::Kind::fold
                                                         : Stretch::Kind::pause;
      next.from = from;
      next.to = to;
      stretches_.push_back(next);
    }
    flight_ = flight;
    finished_ = false;
  }
  // All until `to` in one fold, whatever flies meanwhile.
  void fold(Instant to) {
    add(to, 0);
    stretches_.back().kind = Stretch::Kind::fold;
    finish();
    stretches_.back().screen_to = stretches_.back().screen_from + PresentationClock::kAgain;
    finished_ = true;
  }
  std::vector<Stretch> take() {
    finish();
    return std::move(stretches_);
  }

 private:
  // Gives the last stretch its room on the screen.
  void finish() {
    if (stretches_.empty() || finished_) return;
    Stretch& last = stretches_.back();
    const Duration length = last.to - last.from;
    const Duration room =
        flight_ > 0 ? Duration(scaled(length.ns(), PresentationClock::kFlight.ns(), flight_))
                    : screen_of_silence(length);
    last.screen_from =
        stretches_.size() > 1 ? stretches_[stretches_.size() - 2].screen_to : Duration();
    last.screen_to = last.screen_from + std::max(room, nanoseconds(1));
  }

  std::vector<Stretch> stretches_;
  std::int64_t flight_ = 0;  // of the last stretch
  bool finished_ = false;    // the last stretch has its room
};

}  // namespace

PresentationClock::PresentationClock(const trace::Trace& trace, const Packets& packets) {
  Cutter cutter;
  Flights flights;
  const std::vector<Repeat> folded = repeats(trace);
  auto repeat = folded.begin();
  const auto cut = [&](Instant at) {
    if (repeat != folded.end() && at >= repeat->to) cutter.fold((repeat++)->to);
    const bool inside = repeat != folded.end() && at > repeat->from;
    if (!inside) cutter.add(at, flights.pace());
  };
  const std::vector<Change> all = changes(packets);
  auto change = all.begin();
  const auto fly = [&](Instant until) {
    for (; change != all.end() && change->at <= until; ++change) {
      cut(change->at);
      flights.apply(*change);
    }
  };
  for (const trace::Record& record : trace.records()) {
    if (!is_seen(record)) continue;
    fly(record.at);
    cut(record.at);
  }
  fly(trace.ended_at());
  cut(trace.ended_at());
  stretches_ = cutter.take();
}

Duration PresentationClock::length() const {
  return stretches_.empty() ? Duration() : stretches_.back().screen_to;
}

const Stretch* PresentationClock::stretch_at(Instant t) const {
  const auto behind = std::upper_bound(stretches_.begin(), stretches_.end(), t,
                                       [](Instant now, const Stretch& s) { return now < s.to; });
  return behind == stretches_.end() || t < behind->from ? nullptr : &*behind;
}

Duration PresentationClock::screen_at(Instant t) const {
  const Stretch* s = stretch_at(t);
  if (!s) return t < Instant() ? Duration() : length();
  const Duration room = s->screen_to - s->screen_from;
  return s->screen_from + Duration(scaled((t - s->from).ns(), room.ns(), (s->to - s->from).ns()));
}

Instant PresentationClock::simulated_at(Duration screen) const {
  if (stretches_.empty() || screen <= Duration()) return Instant();
  if (screen >= length()) return stretches_.back().to;
  const auto s =
      std::lower_bound(stretches_.begin(), stretches_.end(), screen,
                       [](const Stretch& stretch, Duration d) { return stretch.screen_to < d; });
  const Duration room = s->screen_to - s->screen_from;
  return s->from +
         Duration(scaled_up((screen - s->screen_from).ns(), (s->to - s->from).ns(), room.ns()));
}

const Stretch* PresentationClock::fold_at(Instant t) const {
  const Stretch* s = stretch_at(t);
  return s && s->kind == Stretch::Kind::fold ? s : nullptr;
}

double PresentationClock::factor_at(Instant t) const {
  const Stretch* s = stretch_at(t);
  if (!s) return 1;
  return static_cast<double>((s->screen_to - s->screen_from).ns()) /
         static_cast<double>((s->to - s->from).ns());
}

}  // namespace mailscope::replay
