#include "scenario/build/build.hpp"

#include <fmt/format.h>

#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "scenario/format/member.hpp"
#include "scenario/format/nearest.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::uint32_t kFirstAddress = (10U << 24) + 1;  // 10.0.0.1, as in the network

}  // namespace

const Node* Builder::sound_object(const Node& object, std::string_view key) {
  const Node* node = sound_member(object, key);
  return node && node->kind == Node::Kind::object ? node : nullptr;
}

const Node* Builder::sound_list(const Node& object, std::string_view key) {
  const Node* node = sound_member(object, key);
  return node && node->kind == Node::Kind::list ? node : nullptr;
}

std::vector<const Node*> Builder::all_of(const Node& node) {
  if (node.kind != Node::Kind::list) return {&node};
  std::vector<const Node*> items;
  for (const Node& child : node.children) {
    if (!child.faulty) items.push_back(&child);
  }
  return items;
}

Scenario Builder::build(std::string name) {
  if (root_.kind == Node::Kind::object) {
    build_head(std::move(name));
    build_servers();
    build_dns();
    build_users();
    build_forwarding();
    build_network();
    build_tcp();
    build_actions();
    build_expectations();
    build_narration();
  }
  return std::move(out_);
}

void Builder::build_head(std::string name) {
  out_.title = name;
  out_.name = std::move(name);
  read(root_, kScenarioShape, out_);
}

std::optional<std::size_t> Builder::server_of(std::string_view domain) const {
  const auto found = servers_.find(lowered(domain));
  if (found == servers_.end()) return std::nullopt;
  return found->second;
}

namespace {

template <class Map>
std::string did_you_mean(std::string_view word, const Map& map, const FaultLog& log) {
  if (log.full()) return {};
  std::vector<std::string_view> known;
  for (const auto& entry : map) known.push_back(entry.first);
  return suggestion(word, known);
}

}  // namespace

std::size_t Builder::user_named(const Node& node) {
  const auto found = users_.find(node.text);
  if (found != users_.end()) return found->second;
  log_.at_value(node, fmt::format("no user is named {}{}", in_quotes(node.text),
                                  did_you_mean(node.text, users_, log_)));
  return kNobody;
}

std::optional<HostRef> Builder::host_named(const Node& node) {
  if (out_.dns && node.text == kNameServer) return HostRef{HostRef::Kind::name_server, 0};
  // A domain has a dot and a user's name has none, so they are never confused.
  if (node.text.find('.') == std::string::npos) {
    const std::size_t user = user_named(node);
    if (user == kNobody) return std::nullopt;
    return HostRef{HostRef::Kind::user, user};
  }
  if (const auto server = server_of(node.text)) return HostRef{HostRef::Kind::server, *server};
  log_.at_value(node, fmt::format("no server has the domain {}{}", in_quotes(node.text),
                                  did_you_mean(node.text, servers_, log_)));
  return std::nullopt;
}

std::string Builder::recipient(const Node& node) {
  const auto at = node.text.find('@');
  if (at == std::string::npos) {
    const std::size_t user = user_named(node);
    return user == kNobody ? std::string() : out_.users[user].address;
  }
  const std::string_view domain = std::string_view(node.text).substr(at + 1);
  if (domain.starts_with('[')) return literal_recipient(node, domain);
  if (const auto server = server_of(domain)) {
    return node.text.substr(0, at + 1) + out_.servers[*server].domain;
  }
  if (const Domain* known = domain_named(domain)) return node.text.substr(0, at + 1) + known->name;
  log_.at_value(node, fmt::format("no server has the domain {}{}", in_quotes(domain),
                                  did_you_mean(domain, servers_, log_)));
  return {};
}

// RFC 5321 §4.1.3. The servers are the network's first hosts.
std::string Builder::literal_recipient(const Node& node, std::string_view literal) {
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    const auto address = kFirstAddress + static_cast<std::uint32_t>(i);
    if (literal == "[" + format_ipv4(address) + "]") return node.text;
  }
  log_.at_value(node, fmt::format("no server has the address {}; the servers have [10.0.0.1] and "
                                  "the next ones, in the file's order",
                                  literal));
  return {};
}

}  // namespace mailscope::scenario
