#include "net/link.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace mailscope::net {
namespace {

// Rounded down. A packet and its framing have less than 2^17 bytes: the product fits.
Duration time_on_wire(std::uint64_t bytes, std::uint64_t bits_per_second) {
  return Duration(static_cast<std::int64_t>(bytes * 8 * 1'000'000'000 / bits_per_second));
}

RandomStream stream(std::uint64_t seed, std::string_view purpose, std::string_view name) {
  return {seed, fmt::format("{}:{}", purpose, name)};
}

}  // namespace

Link::Link(LinkDescription description, std::uint64_t seed, std::string_view forth,
           std::string_view back)
    : description_(std::move(description)),
      directions_{Direction{description_.bandwidth.forth, stream(seed, "link", forth),
                            stream(seed, "jitter", forth)},
                  Direction{description_.bandwidth.back, stream(seed, "link", back),
                            stream(seed, "jitter", back)}},
      rules_(description_.rules, seed, forth) {}

bool Link::has_room(Way way, Instant now) {
  Direction& d = direction(way);
  return d.free_at <= now || d.waiting.length(now) < description_.queue;
}

Link::Turn Link::take_turn(Way way, std::uint32_t bytes, Instant now) {
  Direction& d = direction(way);
  const Instant departs = std::max(now, d.free_at);
  if (departs > now) {
    d.waiting.join(departs);
  } else {
    d.waiting.clear();
  }
  d.free_at = departs + time_on_wire(bytes + description_.framing, d.bits_per_second);
  return {departs, d.free_at};
}

void Link::clear(Way way, Instant now) {
  direction(way).free_at = now;
  direction(way).waiting.clear();
}

Instant Link::arrival(Way way, Instant gone, Duration delay) {
  Direction& d = direction(way);
  Duration flight = description_.latency + delay;
  if (description_.jitter > Duration()) {
    flight = flight + d.jitter.between(Duration(), description_.jitter);
  }
  return d.latest_arrival = std::max(d.latest_arrival, gone + flight);
}

Instant Link::arrival_held_back(Way way, Instant gone, Duration by) {
  const Instant latest = direction(way).latest_arrival;
  const Instant late = arrival(way, gone, by);
  direction(way).latest_arrival = latest;
  return late;
}

bool Link::loses(Way way) {
  return description_.loss > 0 && direction(way).losses.chance(description_.loss);
}

bool Link::set_cut_by_hand(bool cut, Instant now) {
  const bool was_up = up();
  cut_by_hand_ = cut;
  return changed(was_up, now);
}

bool Link::set_cut_by_rule(bool cut, Instant now) {
  const bool was_up = up();
  cut_by_rules_ = cut ? cut_by_rules_ + 1 : cut_by_rules_ - 1;
  return changed(was_up, now);
}

// All that waited or flew is lost: whoever comes after the cut comes behind nobody.
bool Link::changed(bool was_up, Instant now) {
  if (was_up && !up()) {
    for (const Way way : {Way::forth, Way::back}) {
      clear(way, now);
      direction(way).latest_arrival = now;
    }
  }
  return up() != was_up;
}

}  // namespace mailscope::net
