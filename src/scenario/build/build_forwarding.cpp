// Where a server sends mail on to: aliases, mailing lists, domains that it relays for.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::string_view kOwner = "-owner";
constexpr std::size_t kLongestLocalPart = 64;  // octets; RFC 5321 §4.5.3.1.1

}  // namespace

void Builder::check_forwarding(const Node& node, const Server& server) {
  if (const Node* aliases = sound_object(node, "aliases")) check_aliases(*aliases, server);
  if (const Node* lists = sound_object(node, "lists")) check_lists(*lists, server);
  if (const Node* domains = sound_list(node, "relays_for")) check_relays(*domains, server);
}

// `node`: one of them or a list, as it was read.
void Builder::check_addresses(const Node& node, const std::vector<std::string>& addresses) {
  const auto items = all_of(node);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (addresses[i].empty() || seen.insert(lowered(addresses[i])).second) continue;
    log_.at_value(*items[i], fmt::format("{} stands here already; keep one", addresses[i]));
  }
}

void Builder::check_aliases(const Node& node, const Server& server) {
  auto alias = server.aliases.begin();
  for (const Node& child : node.children) {
    const std::string own = child.key + "@" + server.domain;
    const bool fresh = forwarded_.emplace(lowered(own), "an alias").second;
    if (child.faulty) continue;
    const std::vector<std::string>& to = alias++->to;
    if (!fresh) {
      log_.at_key(child, fmt::format("{} is an alias already, since case does not count; keep one",
                                     in_quotes(child.key)));
      continue;
    }
    check_addresses(child, to);
    const bool keeps = std::any_of(to.begin(), to.end(), [&](const std::string& address) {
      return equals_ignoring_case(address, own);
    });
    if (keeps && !addresses_.count(lowered(own))) {
      log_.at_value(child, fmt::format("no user has the address {}, who could keep a copy; leave "
                                       "it out",
                                       own));
    }
  }
}

void Builder::check_lists(const Node& node, const Server& server) {
  auto list = server.lists.begin();
  for (const Node& child : node.children) {
    if (child.faulty) continue;
    if (claim_list(child, child.key, "a list", server.domain)) {
      claim_list(child, child.key + std::string(kOwner), "a list's owner", server.domain);
    }
    check_list(child, *list++, server.domain);
  }
}

// A list's mail would come back to it without end.
void Builder::check_list(const Node& node, const MailingList& list, const std::string& domain) {
  const std::string own = list.name + "@" + domain;
  const std::string owner = list.name + std::string(kOwner) + "@" + domain;
  const Node* members = sound_list(node, "members");
  if (members) check_addresses(*members, list.members);
  for (std::size_t i = 0; i < list.members.size(); ++i) {
    if (!equals_ignoring_case(list.members[i], own)) continue;
    log_.at_value(*all_of(*members)[i], "this is the list itself; leave it out");
  }
  for (const std::string& taken : {own, owner}) {
    if (!equals_ignoring_case(list.owner, taken)) continue;
    log_.at_value(*sound_member(node, "owner"),
                  "this is the list itself; write somebody who reads the mail");
  }
}

// A local part that nobody else may have; false after a fault.
bool Builder::claim_list(const Node& node, const std::string& name, std::string_view what,
                         const std::string& domain) {
  if (name.size() > kLongestLocalPart) {
    log_.at_key(node, fmt::format("{} has {} characters; write a shorter name, since {} stand "
                                  "before an @ at most",
                                  in_quotes(name), name.size(), kLongestLocalPart));
    return false;
  }
  const std::string address = lowered(name + "@" + domain);
  const auto user = addresses_.find(address);
  if (user != addresses_.end()) {
    log_.at_key(node, fmt::format("{} is the address of \"{}\" already; name the list otherwise",
                                  address, user->second));
    return false;
  }
  const auto [entry, fresh] = forwarded_.emplace(address, what);
  if (!fresh) {
    log_.at_key(node,
                fmt::format("{} is {} already; name the list otherwise", address, entry->second));
  }
  return fresh;
}

void Builder::check_relays(const Node& node, const Server& server) {
  std::set<std::size_t> seen{kNobody};
  const auto items = all_of(node);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::size_t other = server.relays_for[i];
    if (other != kNobody && &out_.servers[other] == &server) {
      log_.at_value(*items[i],
                    "this is the server's own domain, whose mail it keeps; leave it out");
    } else if (!seen.insert(other).second && other != kNobody) {
      log_.at_value(*items[i],
                    fmt::format("{} stands here already; keep one", in_quotes(items[i]->text)));
    }
  }
}

}  // namespace mailscope::scenario
