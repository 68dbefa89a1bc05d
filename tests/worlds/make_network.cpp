// What the DNS says, and what lies between the hosts.

#include <fmt/format.h>

#include "tests/worlds/draft.hpp"

namespace mailscope::worlds {
namespace {

bool relays_for(const Draft& draft, std::size_t server, const std::string& domain) {
  const Json& keys = draft.world["servers"][draft.domains[server]];
  return keys.contains("relays_for") && keys["relays_for"][0] == domain;
}

// A domain's own server and those that relay for it; now and then one that does not.
Json exchanges(Draft& draft, std::size_t own) {
  Json list = Json::array();
  list.push_back({{"preference", 10}, {"host", draft.hosts[own]}});
  for (std::size_t i = 0; i < draft.domains.size(); ++i) {
    if (i == own) continue;
    if (relays_for(draft, i, draft.domains[own]) || draft.dice.chance(0.03)) {
      list.push_back({{"preference", draft.dice.between(5, 20)}, {"host", draft.hosts[i]}});
    }
  }
  return list;
}

Json outage(Dice& dice) {
  const Duration after = dice.soon(hours(1));
  return {{"after", format_duration(after)},
          {"until", format_duration(after + dice.between(seconds(1), hours(1)))}};
}

Json trouble(Dice& dice) {
  Json link = Json::object();
  link["latency"] = format_duration(dice.soon(milliseconds(400)));
  if (dice.chance(0.5)) link["jitter"] = format_duration(dice.soon(milliseconds(100)));
  if (dice.chance(0.5)) link["loss"] = dice.part(20);
  if (dice.chance(0.2)) link["bandwidth"] = fmt::format("{}kbit/s", dice.between(20, 2'000));
  return link;
}

Json rule(Dice& dice) {
  const std::string effect = dice.one_of({"lose", "delay", "reorder", "duplicate", "corrupt"});
  Json what = Json::object();
  if (effect == "delay" || effect == "reorder") {
    what["by"] = format_duration(milliseconds(1) + dice.soon(seconds(5)));
  }
  if (dice.chance(0.3)) what["carries"] = dice.one_of({"220", "250", "354", "DATA", "RCPT"});
  what["chance"] = dice.part(30);
  return {{effect, what}};
}

}  // namespace

void add_names(Draft& draft) {
  Dice& dice = draft.dice;
  if (!draft.dns) return;
  Json domains = Json::object();
  for (std::size_t i = 0; i < draft.domains.size(); ++i) {
    Json domain = {{"mx", exchanges(draft, i)}};
    if (dice.chance(0.15)) domain["fails"] = outage(dice);
    if (dice.chance(0.2)) domain["ttl"] = fmt::format("{}s", dice.between(1, 600));
    if (dice.chance(0.03)) domain = {{"null_mx", true}};
    domains[draft.domains[i]] = domain;
  }
  domains["nowhere.example"] = {{"exists", false}};
  draft.places.push_back("somebody@nowhere.example");
  draft.world["dns"] = {{"ttl", fmt::format("{}s", dice.between(10, 3'600))}, {"domains", domains}};
}

void add_network(Draft& draft) {
  Dice& dice = draft.dice;
  Json network = trouble(dice);
  if (dice.chance(0.2)) network["rules"] = Json::array({rule(dice)});
  Json links = Json::array();
  for (std::size_t i = 1; i < draft.domains.size(); ++i) {
    if (!dice.chance(0.3)) continue;
    Json link = {{"between", Json::array({draft.domains[dice.below(i)], draft.domains[i]})}};
    link.update(trouble(dice));
    if (dice.chance(0.3)) link["rules"] = Json::array({rule(dice)});
    links.push_back(link);
  }
  network["links"] = links;
  draft.world["network"] = network;
}

}  // namespace mailscope::worlds
