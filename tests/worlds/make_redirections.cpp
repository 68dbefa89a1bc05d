// Who gets a message instead of whom it was sent to. A circle of lists ends at the list that knows
// the message again. One of aliases ends at the limit of hops, so that the shapes are chosen in
// which it never grows: of the targets of an alias that others lead to, one at most leads back.

#include <algorithm>

#include "tests/worlds/draft.hpp"

namespace mailscope::worlds {
namespace {

Json some_people(Draft& draft, std::size_t most) {
  Json list = Json::array();
  for (std::size_t n = draft.dice.between(1, most); n > 0; --n) {
    const std::string& person = draft.dice.one_of(draft.people);
    if (std::find(list.begin(), list.end(), person) == list.end()) list.push_back(person);
  }
  return list;
}

Json& server_of(Draft& draft, std::size_t index) {
  return draft.world["servers"][draft.domains[index]];
}

void add_alias(Draft& draft, std::size_t server) {
  server_of(draft, server)["aliases"]["info"] = some_people(draft, 3);
  draft.places.push_back("info@" + draft.domains[server]);
}

// A user's mail goes on to another, and perhaps stays here as well.
void add_forwarding(Draft& draft, std::size_t user) {
  Json targets = Json::array();
  if (draft.dice.chance(0.5)) targets.push_back(draft.users[user]);
  const std::string& other = draft.dice.one_of(draft.people);
  if (other == draft.people[user]) return;
  targets.push_back(other);
  server_of(draft, user % draft.domains.size())["aliases"][draft.users[user]] = targets;
}

void add_list(Draft& draft, std::size_t server) {
  const std::string owner = draft.users[server];  // the first users stand at the servers in order
  server_of(draft, server)["lists"]["all"] = {{"members", some_people(draft, 5)}, {"owner", owner}};
  draft.places.push_back("all@" + draft.domains[server]);
}

void join(Json& list, const std::string& member) {
  list["members"].push_back(member);
}

// A second list, which the first one sends to: at one server the circle ends when it closes.
void add_circle(Draft& draft, std::size_t server) {
  const std::string at = "@" + draft.domains[server];
  Json& lists = server_of(draft, server)["lists"];
  lists["team"] = {{"members", some_people(draft, 2)}, {"owner", draft.users[server]}};
  join(lists["all"], "team" + at);
  if (draft.dice.chance(0.7)) join(lists["team"], "all" + at);
}

// Over several servers it ends at the list that knows the message again.
void join_lists(Draft& draft, const std::vector<std::size_t>& servers) {
  for (const std::size_t server : servers) {
    const std::size_t other = draft.dice.one_of(servers);
    if (other == server || draft.dice.chance(0.4)) continue;
    join(server_of(draft, server)["lists"]["all"], "all@" + draft.domains[other]);
  }
}

void add_relaying(Draft& draft, std::size_t server) {
  const std::string& other = draft.dice.one_of(draft.domains);
  if (other != draft.domains[server]) server_of(draft, server)["relays_for"] = Json::array({other});
}

}  // namespace

void add_redirections(Draft& draft) {
  std::vector<std::size_t> with_list;
  for (std::size_t i = 0; i < draft.domains.size(); ++i) {
    if (draft.dice.chance(0.25)) add_alias(draft, i);
    if (draft.dice.chance(0.15)) {
      add_list(draft, i);
      with_list.push_back(i);
    }
    if (draft.dns && draft.dice.chance(0.3)) add_relaying(draft, i);
  }
  for (std::size_t i = 0; i < draft.users.size(); ++i) {
    if (draft.dice.chance(0.12)) add_forwarding(draft, i);
  }
  for (const std::size_t server : with_list) {
    if (draft.dice.chance(0.3)) add_circle(draft, server);
  }
  if (!with_list.empty()) join_lists(draft, with_list);
}

}  // namespace mailscope::worlds
