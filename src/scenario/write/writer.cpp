#include "scenario/write/writer.hpp"

#include <algorithm>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"
#include "scenario/format/json.hpp"
#include "scenario/write.hpp"

namespace mailscope::scenario {
namespace {

Node empty_object() {
  Node node;
  node.kind = Node::Kind::object;
  return node;
}

// Where it is not empty: it is left out otherwise.
void put_some(Node& object, std::string_view key, Node value) {
  if (!value.children.empty()) put(object, key, std::move(value));
}

}  // namespace

void put(Node& object, std::string_view key, Node value) {
  value.key = key;
  object.children.push_back(std::move(value));
}

Node in_order(Node object, const Shape& shape) {
  const auto place = [&](const Node& child) {
    return std::find_if(shape.keys.begin(), shape.keys.end(),
                        [&](const Key& key) { return key.name == child.key; });
  };
  std::stable_sort(object.children.begin(), object.children.end(),
                   [&](const Node& a, const Node& b) { return place(a) < place(b); });
  return object;
}

Node list_of(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::list;
  node.children = std::move(items);
  return node;
}

Node Writer::file() {
  Scenario otherwise;
  otherwise.title = scenario_.name;
  Node root = object_node(&scenario_, &otherwise, kScenarioShape);
  put(root, "servers", servers());
  put(root, "users", users());
  if (scenario_.dns) {
    put_some(root, "dns", dns(*scenario_.dns));
  } else {
    put(root, "dns", *write(false, true, description::kBoolean));
  }
  put_some(root, "network", network());
  Tcp tcp = tcp_of(scenario_.tcp.profile);
  tcp.profile = Tcp{}.profile;
  put_some(root, "tcp", object_node(&scenario_.tcp, &tcp, description::kTcp));
  put_some(root, "actions", actions());
  put_some(root, "expect", expectations());
  put_some(root, "narration", narration());
  return in_order(std::move(root), kScenarioShape);
}

Node Writer::servers() const {
  Node all = empty_object();
  for (const Server& server : scenario_.servers) {
    Server otherwise;
    otherwise.host = default_host(server);
    otherwise.calls_itself = server.host;
    otherwise.retry.at_most = std::max(server.retry.every, otherwise.retry.at_most);
    Node node = object_node(&server, &otherwise, description::kServer);
    std::vector<Node> others;
    for (const std::size_t other : server.relays_for) {
      others.push_back(text_node(scenario_.servers[other].domain));
    }
    put_some(node, "relays_for", list_of(std::move(others)));
    put(all, server.domain, std::move(node));
  }
  return all;
}

Node Writer::users() const {
  Node all = empty_object();
  for (const User& user : scenario_.users) {
    User otherwise{};
    otherwise.title = default_title(user.name);
    otherwise.host = default_host(user, scenario_.servers[user.server]);
    put(all, user.name, object_node(&user, &otherwise, description::kUser));
  }
  return all;
}

Node Writer::dns(const Dns& dns) const {
  const Dns usual;
  Node node = object_node(&dns, &usual, description::kDns);
  Node domains = empty_object();
  const auto& all = dns.domains;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Domain otherwise;
    otherwise.name = all[i].name;
    otherwise.ttl = dns.ttl;
    const bool of_server = i < scenario_.servers.size();
    if (of_server) otherwise.exchanges = default_exchanges(scenario_.servers[i]);
    if (!of_server || all[i] != otherwise) put(domains, all[i].name, domain(all[i], otherwise));
  }
  put_some(node, "domains", std::move(domains));
  return node;
}

Node Writer::domain(const Domain& domain, const Domain& otherwise) const {
  Node node = object_node(&domain, &otherwise, description::kDnsDomain);
  if (domain.exchanges == kNullMx) {
    put(node, "null_mx", *write(true, false, description::kBoolean));
  } else if (domain.exchanges != otherwise.exchanges) {
    std::vector<Node> exchanges;
    const MailExchange usual;
    for (const MailExchange& mx : domain.exchanges) {
      exchanges.push_back(object_node(&mx, &usual, description::kMx));
    }
    put(node, "mx", list_of(std::move(exchanges)));
  }
  if (domain.server) put(node, "a", text_node(scenario_.servers[*domain.server].host));
  return in_order(std::move(node), description::kDnsDomain);
}

Node Writer::narration() const {
  Node node = empty_object();
  for (const Narration& text : scenario_.narration) {
    put(node, std::to_string(text.step), text_node(text.text));
  }
  return node;
}

Node Writer::party(const HostRef& host) const {
  switch (host.kind) {
    case HostRef::Kind::server:
      return text_node(scenario_.servers[host.index].domain);
    case HostRef::Kind::user:
      return text_node(scenario_.users[host.index].name);
    case HostRef::Kind::name_server:
      break;
  }
  return text_node(std::string(kNameServer));
}

Node Writer::ends_of(const Link& link) const {
  return list_of({party(link.a), party(link.b)});
}

std::string write(const Scenario& scenario) {
  return to_json(Writer(scenario).file()).dump(2) + "\n";
}

}  // namespace mailscope::scenario
