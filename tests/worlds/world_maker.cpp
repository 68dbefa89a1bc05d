#include "tests/worlds/world_maker.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tests/worlds/draft.hpp"

namespace mailscope::worlds {
namespace {

Duration at(const Json& action) {
  return parse_duration(action["at"].get<std::string>()).value();
}

}  // namespace

std::string make_world(std::uint64_t seed) {
  Draft draft(seed);
  draft.world["title"] = fmt::format("Random world {}", seed);
  draft.world["seed"] = seed;
  for (const auto& add : {add_servers, add_users, add_redirections, add_names, add_network,
                          add_letters, add_troubles}) {
    add(draft);
  }
  Json& actions = draft.world["actions"];
  std::stable_sort(actions.begin(), actions.end(),
                   [](const Json& a, const Json& b) { return at(a) < at(b); });
  return draft.world.dump(2) + "\n";
}

}  // namespace mailscope::worlds
