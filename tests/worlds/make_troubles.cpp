// Crashes and cuts, dense around the moments at which messages move.

#include <cstdint>

#include "tests/worlds/draft.hpp"

namespace mailscope::worlds {
namespace {

// Soon after a message was written or tried again.
Moment moment(Draft& draft) {
  Dice& dice = draft.dice;
  Moment moment = dice.one_of(draft.moments);
  if (dice.chance(0.4)) {
    const auto tries = static_cast<std::int64_t>(dice.between(1, 4));
    moment.at = moment.at + dice.one_of(draft.every) * tries;
  }
  moment.at = moment.at + dice.soon(dice.chance(0.5) ? seconds(1) : seconds(10));
  if (dice.chance(0.3)) moment.domain = dice.one_of(draft.domains);
  return moment;
}

void act(Draft& draft, Duration at, const std::string& what, const Json& whom) {
  draft.world["actions"].push_back({{"at", format_duration(at)}, {what, whom}});
}

// Away for a moment or for long; now and then for good.
void add_crash(Draft& draft, Duration at, const std::string& host) {
  act(draft, at, "down", host);
  if (draft.dice.chance(0.03)) return;
  const Duration away = milliseconds(1) + draft.dice.soon(hours(2));
  act(draft, at + away, "up", host);
  // What comes back is busy at once: a good moment for the next crash.
  if (!draft.dice.chance(0.3)) return;
  const Duration again = at + away + draft.dice.soon(seconds(5));
  act(draft, again, "down", host);
  act(draft, again + milliseconds(1) + draft.dice.soon(hours(1)), "up", host);
}

void add_cut(Draft& draft) {
  const std::size_t a = draft.dice.below(draft.domains.size());
  const std::size_t b = draft.dice.below(draft.domains.size());
  if (a == b) return;
  const Json link = Json::array({draft.domains[a], draft.domains[b]});
  const Duration at = moment(draft).at;
  act(draft, at, "cut", link);
  act(draft, at + milliseconds(1) + draft.dice.soon(hours(1)), "mend", link);
}

}  // namespace

void add_troubles(Draft& draft) {
  Dice& dice = draft.dice;
  for (std::size_t n = dice.below(7); n > 0; --n) {
    const Moment crash = moment(draft);
    add_crash(draft, crash.at, crash.domain);
  }
  for (std::size_t n = dice.below(3); n > 0; --n) add_cut(draft);
  if (draft.dns && dice.chance(0.15)) add_crash(draft, moment(draft).at, "dns");
  if (dice.chance(0.1)) add_crash(draft, moment(draft).at, dice.one_of(draft.users));
}

}  // namespace mailscope::worlds
