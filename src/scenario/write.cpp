// What a file says of a scenario: the keys by their description, and here the links, the domains
// and the actions, each in its place. The reverse of build/.
#include "scenario/write.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "scenario/format/description.hpp"
#include "scenario/format/json.hpp"
#include "scenario/format/member.hpp"

namespace mailscope::scenario {
namespace {

template <class T>
Node object_of(const T& value, const T& otherwise, const Shape& shape, const Names& names) {
  return object_node(&value, &otherwise, shape, names);
}

// Where it is not empty: it is left out otherwise.
void put_some(Node& object, std::string_view key, Node value) {
  if (value.children.empty()) return;
  value.key = key;
  object.children.push_back(std::move(value));
}

// In the file's order; a send that is repeated stands there once. Numbers the messages.
Node actions_of(const Scenario& scenario, Names& names) {
  std::vector<std::pair<const Action*, std::size_t>> order;  // with its place among the sends
  std::size_t sends = 0;
  for (const Action& action : scenario.actions) {
    order.emplace_back(&action, sends);
    if (std::holds_alternative<Send>(action.what)) ++sends;
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first->written < b.first->written;
  });
  std::vector<Node> nodes;
  std::uint32_t copies = 0;  // of the last one, that follow
  for (const auto& [action, place] : order) {
    if (copies > 0) {
      --copies;
      continue;
    }
    if (const Send* send = std::get_if<Send>(&action->what)) {
      copies = send->count - 1;
      names.numbers.emplace(place, names.numbers.size() + 1);
    }
    nodes.push_back(object_of(*action, Action{}, description::kAction, names));
  }
  return list_node(std::move(nodes), description::kActions);
}

// Those that the DNS would not know by itself: strangers', and what differs of the servers'.
Node dns_of(const Scenario& scenario, const Names& names) {
  const Dns& dns = *scenario.dns;
  Node domains = list_node({}, description::kDns);
  for (std::size_t i = 0; i < dns.domains.size(); ++i) {
    const Domain& domain = dns.domains[i];
    Domain otherwise{
        .name = domain.name, .exchanges = {}, .server = {}, .fails = {}, .ttl = dns.ttl};
    const bool of_server = i < scenario.servers.size();
    if (of_server) otherwise.exchanges = {{.host = scenario.servers[i].host}};
    if (of_server && domain == otherwise) continue;
    Node node = object_of(domain, otherwise, description::kDnsDomain, names);
    node.key = domain.name;
    domains.children.push_back(std::move(node));
  }
  Node node = object_of(dns, Dns{}, description::kDns, names);
  put_some(node, "domains", std::move(domains));
  return node;
}

// Each link by what it has that the network has not.
Node network_of(const Scenario& scenario, const Names& names) {
  const LinkQuality& network = scenario.network;
  std::vector<Node> links;
  for (std::size_t i = 0; i < scenario.links.size(); ++i) {
    Node node = object_of<LinkQuality>(scenario.links[i], network, description::kLink, names);
    if (node.children.empty()) continue;
    Node between = names.of(i, Refers::link);
    between.key = "between";
    node.children.insert(node.children.begin(), std::move(between));
    links.push_back(std::move(node));
  }
  Node node = object_of(network, LinkQuality{}, description::kNetwork, names);
  put_some(node, "links", list_node(std::move(links), {.kind = Shape::Kind::list}));
  return node;
}

Node file_of(const Scenario& scenario) {
  Names names(scenario);
  Node actions = actions_of(scenario, names);
  Node file = object_of(scenario, Scenario{}, kScenarioShape, names);
  if (scenario.dns) {
    put_some(file, "dns", dns_of(scenario, names));
  } else {
    Node& none = file.children.emplace_back();
    none.kind = Node::Kind::boolean;
    none.key = "dns";
  }
  put_some(file, "network", network_of(scenario, names));
  put_some(file, "actions", std::move(actions));
  // In the order of the description.
  const auto place = [](const Node& child) {
    const auto& keys = kScenarioShape.keys;
    return std::find_if(keys.begin(), keys.end(),
                        [&](const Key& key) { return key.name == child.key; });
  };
  std::stable_sort(file.children.begin(), file.children.end(),
                   [&](const Node& a, const Node& b) { return place(a) < place(b); });
  return file;
}

}  // namespace

std::string write(const Scenario& scenario) {
  return to_json(file_of(scenario)).dump(2) + "\n";
}

}  // namespace mailscope::scenario
