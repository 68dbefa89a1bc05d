// The users, and that no two machines or addresses have one name.
#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"
#include "scenario/format/nearest.hpp"

namespace mailscope::scenario {
namespace {

// The longest host name that DNS can carry (RFC 1035 §2.3.4, without the last dot).
constexpr std::size_t kLongestHost = 253;

}  // namespace

void Builder::enter_users() {
  const Node* users = sound_object(root_, "users");
  if (!users) return;
  for (const Node& node : users->children) {
    if (!users_.emplace(node.key, out_.users.size()).second) continue;  // a duplicate key, logged
    user_nodes_.push_back(&node);
    out_.users.emplace_back().name = node.key;
    if (out_.dns && node.key == kNameServer) {
      log_.at_key(node,
                  "\"dns\" is the name server; name the user otherwise, or leave the name "
                  "server out with \"dns\": false");
    }
  }
}

void Builder::build_users() {
  for (std::size_t i = 0; i < out_.users.size(); ++i) {
    read_by(*user_nodes_[i], description::kUser, out_.users[i]);
    const Node* address = sound_member(*user_nodes_[i], "address");
    if (address) claim_address(*address, out_.users[i]);
  }
}

void Builder::claim_hosts() {
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    claim_host(*server_nodes_[i], out_.servers[i].host);
  }
  for (std::size_t i = 0; i < out_.users.size(); ++i) {
    if (out_.users[i].server != kNobody) claim_host(*user_nodes_[i], out_.users[i].host);
  }
}

void Builder::claim_address(const Node& owner, User& user) {
  if (user.address.empty()) return;
  const std::string domain = user.address.substr(user.address.find('@') + 1);
  const auto server = server_of(domain);
  if (!server) {
    user.address.clear();
    return log_.at_value(owner, fmt::format("no server has the domain {}, although the DNS knows "
                                            "it; add it to \"servers\"",
                                            in_quotes(domain)));
  }
  user.server = *server;
  const auto [entry, fresh] = addresses_.emplace(lowered(user.address), user.name);
  if (fresh) return;
  log_.at_value(owner,
                fmt::format("{} is already the address of \"{}\"; every user needs an own one",
                            in_quotes(owner.text), entry->second));
}

void Builder::claim_host(const Node& owner, const std::string& host) {
  const Node* given = sound_member(owner, "host");
  const Node& place = given ? *given : owner;
  if (host.size() > kLongestHost) {
    log_.at_value(place, fmt::format("the host name {} has {} characters; give one of {} at most "
                                     "with \"host\"",
                                     in_quotes(host), host.size(), kLongestHost));
    return;
  }
  const auto [entry, fresh] = hosts_.emplace(lowered(host), owner.key);
  if (fresh) return;
  log_.at_value(place, fmt::format("the host name {} is already that of \"{}\"; give another with "
                                   "\"host\"",
                                   in_quotes(host), entry->second));
}

}  // namespace mailscope::scenario
