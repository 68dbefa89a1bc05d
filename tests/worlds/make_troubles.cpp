// Crashes and cuts, dense around the moments at which messages move.

#include "tests/worlds/draft.hpp"

namespace mailscope::worlds {
namespace {

// Soon after a message was written or tried again.
Duration moment(Draft& draft) {
  Dice& dice = draft.dice;
  Duration at = dice.one_of(draft.moments);
  if (dice.chance(0.4)) {
    at = at + dice.one_of(draft.every) * static_cast<std::int64_t>(dice.between(1, 4));
  }
  return at + dice.soon(seconds(10));
}

void act(Draft& draft, Duration at, const std::string& what, const Json& whom) {
  draft.world["actions"].push_back({{"at", format_duration(at)}, {what, whom}});
}

// Away for a moment or for long; now and then for good.
void add_crash(Draft& draft, const std::string& host) {
  const Duration at = moment(draft);
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
  const Duration at = moment(draft);
  act(draft, at, "cut", link);
  act(draft, at + milliseconds(1) + draft.dice.soon(hours(1)), "mend", link);
}

}  // namespace

void add_troubles(Draft& draft) {
  Dice& dice = draft.dice;
  for (std::size_t n = dice.below(6); n > 0; --n) add_crash(draft, dice.one_of(draft.domains));
  for (std::size_t n = dice.below(3); n > 0; --n) add_cut(draft);
  if (draft.dns && dice.chance(0.15)) add_crash(draft, "dns");
  if (dice.chance(0.1)) add_crash(draft, dice.one_of(draft.users));
}

}  // namespace mailscope::worlds
