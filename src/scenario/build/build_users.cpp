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

std::string default_title(std::string name) {
  if (!name.empty()) name.front() = upper(name.front());
  return name;
}

std::string default_host(const User& user, const Server& server) {
  return user.name + "." + server.domain;
}

void Builder::build_users() {
  const Node* users = sound_object(root_, "users");
  if (!users) return;
  for (const Node& node : users->children) build_user(node);
}

void Builder::build_user(const Node& node) {
  if (!users_.emplace(node.key, out_.users.size()).second) return;  // a duplicate key, logged
  if (out_.dns && node.key == kNameServer) {
    log_.at_key(node,
                "\"dns\" is the name server; name the user otherwise, or leave the name "
                "server out with \"dns\": false");
  }
  User& user = out_.users.emplace_back();
  user.name = node.key;
  user.server = kNobody;
  user.title = default_title(node.key);
  read(node, description::kUser, user);
  const Node* address = sound_member(node, "address");
  if (!address) return;
  claim_address(*address, user);
  if (user.server == kNobody) return;
  if (user.host.empty()) user.host = default_host(user, out_.servers[user.server]);
  claim_host(node, user.host);
}

void Builder::claim_address(const Node& owner, User& user) {
  user.address = recipient(owner);
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
