// Who writes to whom, and when.

#include <algorithm>

#include <fmt/format.h>

#include "tests/worlds/draft.hpp"

namespace mailscope::worlds {
namespace {

// The servers are the first hosts, and have the first addresses (RFC 5321 §4.1.3).
std::string by_address(const Draft& draft, std::size_t user) {
  return fmt::format("{}@[10.0.0.{}]", draft.users[user], user % draft.domains.size() + 1);
}

std::string recipient(Draft& draft) {
  Dice& dice = draft.dice;
  if (dice.chance(0.04)) return by_address(draft, dice.below(draft.users.size()));
  if (dice.chance(0.1)) return "nobody@" + dice.one_of(draft.domains);
  if (!draft.places.empty() && dice.chance(0.3)) return dice.one_of(draft.places);
  return dice.one_of(draft.people);
}

Json recipients(Draft& draft) {
  Json list = Json::array();
  for (std::size_t n = draft.dice.between(1, 4); n > 0; --n) {
    const std::string address = recipient(draft);
    if (std::find(list.begin(), list.end(), address) == list.end()) list.push_back(address);
  }
  return list;
}

Json body(Dice& dice) {
  Json lines = Json::array();
  const bool long_one = dice.chance(0.1);
  for (std::size_t n = dice.between(0, long_one ? 60 : 8); n > 0; --n) {
    lines.push_back(dice.one_of({"Do you like ketchup?", "How about pickles?", ".", "..and dots",
                                 "", "The quick brown fox jumps over the lazy dog, once again."}));
  }
  if (dice.chance(0.15)) lines.push_back("Crêpes à la carte");
  return lines;
}

Json notify(Dice& dice) {
  Json list = Json::array({"failure"});
  if (dice.chance(0.6)) list.push_back("success");
  if (dice.chance(0.4)) list.push_back("delay");
  return list;
}

bool logs_in(const Draft& draft, std::size_t user) {
  const Json& server = draft.world["servers"][draft.domain_of(user)];
  return server.contains("submission") &&
         !draft.world["users"][draft.users[user]].contains("sends");
}

Json letter(Draft& draft) {
  Dice& dice = draft.dice;
  const std::size_t user = dice.below(draft.users.size());
  Json send = {{"from", draft.users[user]},
               {"to", recipients(draft)},
               {"subject", "Lunch"},
               {"body", body(dice)}};
  if (dice.chance(0.2)) send["notify"] = notify(dice);
  if (dice.chance(0.2)) send["return"] = dice.one_of({"full", "headers"});
  if (dice.chance(0.3)) send["encoding"] = "8bit";
  if (dice.chance(0.2)) {
    send["count"] = dice.between(2, 6);
    send["every"] = format_duration(dice.soon(minutes(5)));
  }
  if (logs_in(draft, user) && dice.chance(0.2)) {
    if (dice.chance(0.5)) {
      send["login"] = false;
    } else {
      send["password"] = "wrong";
    }
  }
  return send;
}

}  // namespace

void add_letters(Draft& draft) {
  Json& actions = draft.world["actions"] = Json::array();
  for (std::size_t n = draft.dice.between(1, 10); n > 0; --n) {
    const Duration at = draft.dice.soon(hours(1));
    const Json send = letter(draft);
    const std::string sender = send["from"], receiver = send["to"][0];
    const std::string home = draft.world["users"][sender]["address"];
    for (const std::string& address : {home, receiver}) {
      const std::string domain = address.substr(address.find('@') + 1);
      if (draft.world["servers"].contains(domain)) draft.moments.push_back({at, domain});
    }
    actions.push_back({{"at", format_duration(at)}, {"send", send}});
  }
}

}  // namespace mailscope::worlds
