#include <fmt/format.h>

#include "base/check.hpp"
#include "scenario/build.hpp"
#include "scenario/texts.hpp"

namespace mailscope::scenario {
namespace {

std::uint64_t rate_of(const Node& node) {
  const auto value = parse_rate(node.text);
  MAILSCOPE_CHECK(value);  // the shape says so
  return *value;
}

}  // namespace

// One link from every user's machine to the user's own server, in the users' order; then one
// between every two servers, in the servers' order.
void Builder::build_network() {
  const Node* network = sound_object(root_, "network");
  if (!network) return;
  Link usual{};
  usual.latency = duration(*network, "latency");
  if (const Node* bandwidth = sound(*network, "bandwidth")) {
    usual.bits_per_second = rate_of(*bandwidth);
  }
  if (const Node* loss = sound(*network, "loss")) usual.loss = loss->number;

  for (std::size_t u = 0; u < out_.users.size(); ++u) {
    usual.a = {HostRef::Kind::user, u};
    usual.b = {HostRef::Kind::server, out_.users[u].server};
    out_.links.push_back(usual);
  }
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    for (std::size_t j = i + 1; j < out_.servers.size(); ++j) {
      usual.a = {HostRef::Kind::server, i};
      usual.b = {HostRef::Kind::server, j};
      out_.links.push_back(usual);
    }
  }
  std::map<std::size_t, bool> changed;
  const Node* links = sound_list(*network, "links");
  if (!links) return;
  for (const Node& link : links->children) set_link(link, changed);
}

std::optional<std::size_t> Builder::link_between(HostRef a, HostRef b) const {
  if (a == b) return std::nullopt;
  if (a.kind == HostRef::Kind::user || b.kind == HostRef::Kind::user) {
    const HostRef& user = a.kind == HostRef::Kind::user ? a : b;
    const HostRef& server = a.kind == HostRef::Kind::user ? b : a;
    const HostRef own{HostRef::Kind::server, out_.users[user.index].server};
    // A user whose server is unknown has that fault alone.
    if (server == own || own.index == kNobody) return user.index;
    return std::nullopt;
  }
  const std::size_t i = std::min(a.index, b.index);
  const std::size_t j = std::max(a.index, b.index);
  const std::size_t before = i * (2 * out_.servers.size() - i - 1) / 2;  // pairs of 0 to i - 1
  return out_.users.size() + before + (j - i - 1);
}

void Builder::set_link(const Node& node, std::map<std::size_t, bool>& changed) {
  const Node* between = node.faulty ? nullptr : sound_list(node, "between");
  if (!between || between->children.size() != 2) return;
  const Node& first = between->children[0];
  const Node& second = between->children[1];
  const auto a = first.faulty ? std::nullopt : host_named(first);
  const auto b = second.faulty ? std::nullopt : host_named(second);
  if (!a || !b) return;
  const auto index = link_between(*a, *b);
  if (!index) {
    log_.at_value(*between, fmt::format("no link goes between {} and {}; write two servers, or a "
                                        "user and the user's own server",
                                        in_quotes(first.text), in_quotes(second.text)));
    return;
  }
  if (!changed.emplace(*index, true).second) {
    log_.at_value(*between, fmt::format("the link between {} and {} stands here a second time; "
                                        "keep one",
                                        in_quotes(first.text), in_quotes(second.text)));
    return;
  }
  Link& link = out_.links[*index];
  link.latency = duration(node, "latency", link.latency);
  if (const Node* bandwidth = sound(node, "bandwidth")) link.bits_per_second = rate_of(*bandwidth);
  if (const Node* loss = sound(node, "loss")) link.loss = loss->number;
}

}  // namespace mailscope::scenario
