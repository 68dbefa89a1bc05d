#pragma once
// A world in the making: what its parts have to know of each other.

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/worlds/dice.hpp"

namespace mailscope::worlds {

using Json = nlohmann::ordered_json;

// When and where a message moves.
struct Moment {
  Duration at;
  std::string domain;  // of a server that has to do with it
};

struct Draft {
  explicit Draft(std::uint64_t seed) : dice(seed) {}

  Dice dice;
  bool dns = true;
  std::vector<std::string> domains;  // of the servers
  std::vector<std::string> hosts;    // of the servers, in the same order
  std::vector<std::string> users;    // names
  std::vector<std::string> people;   // their addresses, in the same order
  std::vector<std::string> places;   // other addresses that one may write to
  std::vector<Duration> every;       // how often each server tries again
  std::vector<Moment> moments;
  Json world = Json::object();

  const std::string& domain_of(std::size_t user) const { return domains[user % domains.size()]; }
};

// ---- Each adds its keys to the draft, in this order.
void add_servers(Draft& draft);
void add_users(Draft& draft);
void add_redirections(Draft& draft);  // aliases, lists and hosts that relay for others
void add_names(Draft& draft);
void add_network(Draft& draft);
void add_letters(Draft& draft);
void add_troubles(Draft& draft);

}  // namespace mailscope::worlds
