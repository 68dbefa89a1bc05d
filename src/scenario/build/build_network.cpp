#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {
namespace {

// Of all links together: each keeps its own count of what it has seen.
constexpr std::size_t kMostRules = 100'000;
constexpr std::size_t kMostDirectLinks = 100'000;

}  // namespace

// One link from every user's machine to the user's own server, in the users' order; then one
// between every two servers, then one from every server to the name server, in the servers' order;
// then those of the agents that send directly.
void Builder::build_network() {
  const Node nothing;
  const Node* given = sound_object(root_, "network");
  const Node& network = given ? *given : nothing;
  read_by(network, description::kNetwork, out_.network);
  const Node* rules = sound_list(network, "rules");
  if (rules) check_rules(*rules, out_.network.rules, nullptr);

  for (std::size_t u = 0; u < out_.users.size(); ++u) {
    add_link({HostRef::Kind::user, u}, {HostRef::Kind::server, out_.users[u].server});
  }
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    for (std::size_t j = i + 1; j < out_.servers.size(); ++j) {
      add_link({HostRef::Kind::server, i}, {HostRef::Kind::server, j});
    }
  }
  for (std::size_t i = 0; out_.dns && i < out_.servers.size(); ++i) {
    add_link({HostRef::Kind::server, i}, {HostRef::Kind::name_server, 0});
  }
  link_direct_agents();
  if (out_.network.rules.size() * out_.links.size() > kMostRules) {
    log_.at_value(*rules, fmt::format("{} rules on each of {} links are too many; write them for "
                                      "single links, {} in all at most",
                                      out_.network.rules.size(), out_.links.size(), kMostRules));
  }
  std::set<std::size_t> changed;
  const Node* links = sound_list(network, "links");
  if (!links) return;
  for (const Node& link : links->children) set_link(link, changed);
}

// From the agent's machine to every server but its own, to which it has one, and to the name
// server.
void Builder::link_direct_agents() {
  const std::size_t each = out_.servers.size() - 1 + (out_.dns ? 1 : 0);
  std::size_t all = 0;
  direct_links_.assign(out_.users.size(), 0);
  for (std::size_t u = 0; u < out_.users.size(); ++u) {
    const User& user = out_.users[u];
    if (!user.sends_directly || user.server == kNobody) continue;
    all += each;
    if (all > kMostDirectLinks) {
      return log_.at_value(*sound_member(root_, "users"),
                           fmt::format("agents that send directly have {} links each, and {} "
                                       "in all are the most; let fewer do so",
                                       each, kMostDirectLinks));
    }
    direct_links_[u] = out_.links.size();
    for (std::size_t s = 0; s < out_.servers.size(); ++s) {
      if (s == user.server) continue;
      add_link({HostRef::Kind::user, u}, {HostRef::Kind::server, s});
    }
    if (out_.dns) add_link({HostRef::Kind::user, u}, {HostRef::Kind::name_server, 0});
  }
}

// None if the agent hands in at its own server.
std::optional<std::size_t> Builder::direct_link(std::size_t user, HostRef other) const {
  const std::size_t first = user < direct_links_.size() ? direct_links_[user] : 0;
  if (first == 0) return std::nullopt;
  const std::size_t own = out_.users[user].server;
  if (other.kind == HostRef::Kind::name_server) return first + out_.servers.size() - 1;
  if (other.kind != HostRef::Kind::server) return std::nullopt;
  return first + other.index - (other.index > own ? 1 : 0);
}

std::optional<std::size_t> Builder::link_between(HostRef a, HostRef b) const {
  if (a == b) return std::nullopt;
  const std::size_t servers = out_.servers.size();
  if (a.kind == HostRef::Kind::name_server) std::swap(a, b);
  if (b.kind == HostRef::Kind::name_server) {
    if (a.kind == HostRef::Kind::user) return direct_link(a.index, b);
    if (a.kind != HostRef::Kind::server) return std::nullopt;
    return out_.users.size() + servers * (servers - 1) / 2 + a.index;
  }
  if (a.kind == HostRef::Kind::user || b.kind == HostRef::Kind::user) {
    const HostRef& user = a.kind == HostRef::Kind::user ? a : b;
    const HostRef& server = a.kind == HostRef::Kind::user ? b : a;
    const HostRef own{HostRef::Kind::server, out_.users[user.index].server};
    // A user whose server is unknown has that fault alone.
    if (server == own || own.index == kNobody) return user.index;
    return direct_link(user.index, server);
  }
  const std::size_t i = std::min(a.index, b.index);
  const std::size_t j = std::max(a.index, b.index);
  const std::size_t before = i * (2 * servers - i - 1) / 2;  // pairs of 0 to i - 1
  return out_.users.size() + before + (j - i - 1);
}

std::size_t Builder::link_named(const Node& pair) {
  if (pair.children.size() != 2) return kNobody;
  const Node& first = pair.children[0];
  const Node& second = pair.children[1];
  const HostRef a = first.faulty ? HostRef{} : host(first);
  const HostRef b = second.faulty ? HostRef{} : host(second);
  const bool known = a.index != kNobody && b.index != kNobody && !out_.links.empty();
  if (!known) return kNobody;  // there is a fault for it
  if (const auto index = link_between(a, b)) return *index;
  log_.at_value(pair, fmt::format("no link goes between {} and {}; write two servers, a user and "
                                  "the user's own server, or a server and \"dns\"",
                                  in_quotes(first.text), in_quotes(second.text)));
  return kNobody;
}

void Builder::set_link(const Node& node, std::set<std::size_t>& changed) {
  const Node* between = node.faulty ? nullptr : sound_list(node, "between");
  const std::size_t index = between ? link_named(*between) : kNobody;
  if (index == kNobody) return;
  if (!changed.insert(index).second) {
    log_.at_value(*between, fmt::format("the link between {} and {} stands here a second time; "
                                        "keep one",
                                        in_quotes(between->children[0].text),
                                        in_quotes(between->children[1].text)));
    return;
  }
  Link& link = out_.links[index];
  read_by(node, description::kLink, static_cast<LinkQuality&>(link));
  // Two rates begin with the way from the first named.
  const bool turned = sound_list(node, "bandwidth") && host(between->children[0]) != link.a;
  if (turned) std::swap(link.bandwidth.forth, link.bandwidth.back);
  if (const Node* rules = sound_list(node, "rules")) check_rules(*rules, link.rules, &link);
}

}  // namespace mailscope::scenario
