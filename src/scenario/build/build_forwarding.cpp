// Where a server sends mail on to: aliases, mailing lists, domains that it relays for. And what
// it answers, since all of this refers to users and other servers.
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

void Builder::build_forwarding() {
  const Node* servers = sound_object(root_, "servers");
  if (!servers) return;
  std::set<std::size_t> seen;
  for (const Node& node : servers->children) {
    const auto index = server_of(node.key);
    if (node.faulty || !index || !seen.insert(*index).second) continue;
    build_aliases(node, *index);
    build_lists(node, *index);
    build_relays(node, *index);
    const Node* answers = sound_list(node, "answers");
    for (std::size_t i = 0; answers && i < answers->children.size(); ++i) {
      if (auto answer = build_answer(answers->children[i])) {
        out_.servers[*index].answers.push_back(std::move(*answer));
      }
    }
  }
}

std::vector<std::string> Builder::addresses(const Node& node) {
  std::vector<std::string> all;
  std::set<std::string> seen;
  for (const Node* item : all_of(node)) {
    std::string address = recipient(*item);
    if (!address.empty() && !seen.insert(lowered(address)).second) {
      log_.at_value(*item, fmt::format("{} stands here already; keep one", address));
    }
    all.push_back(std::move(address));
  }
  return all;
}

void Builder::build_aliases(const Node& node, std::size_t index) {
  const Node* aliases = sound_object(node, "aliases");
  if (!aliases) return;
  Server& server = out_.servers[index];
  for (const Node& child : aliases->children) {
    const std::string own = child.key + "@" + server.domain;
    if (!forwarded_.emplace(lowered(own), "an alias").second) {
      if (!child.faulty) {
        log_.at_key(child, fmt::format("{} is an alias already, since case does not count; keep "
                                       "one",
                                       in_quotes(child.key)));
      }
      continue;
    }
    if (child.faulty) continue;
    Alias& alias = server.aliases.emplace_back();
    alias.name = child.key;
    alias.to = addresses(child);
    const bool keeps = std::any_of(alias.to.begin(), alias.to.end(), [&](const std::string& to) {
      return equals_ignoring_case(to, own);
    });
    if (keeps && !addresses_.count(lowered(own))) {
      log_.at_value(child, fmt::format("no user has the address {}, who could keep a copy; leave "
                                       "it out",
                                       own));
    }
  }
}

void Builder::build_lists(const Node& node, std::size_t index) {
  const Node* lists = sound_object(node, "lists");
  if (!lists) return;
  Server& server = out_.servers[index];
  for (const Node& child : lists->children) {
    if (child.faulty || child.kind != Node::Kind::object) continue;
    if (claim_list(child, child.key, "a list", server.domain)) {
      claim_list(child, child.key + std::string(kOwner), "a list's owner", server.domain);
    }
    MailingList& list = server.lists.emplace_back();
    list.name = child.key;
    if (const Node* members = sound_list(child, "members")) list.members = addresses(*members);
    if (const Node* owner = sound_member(child, "owner")) list.owner = recipient(*owner);
    check_list(child, list, server.domain);
  }
}

// A list's mail would come back to it without end.
void Builder::check_list(const Node& node, const MailingList& list, const std::string& domain) {
  const std::string own = list.name + "@" + domain;
  const std::string owner = list.name + std::string(kOwner) + "@" + domain;
  for (std::size_t i = 0; i < list.members.size(); ++i) {
    if (!equals_ignoring_case(list.members[i], own)) continue;
    log_.at_value(sound_list(node, "members")->children[i],
                  "this is the list itself; leave it out");
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

void Builder::build_relays(const Node& node, std::size_t index) {
  const Node* domains = sound_list(node, "relays_for");
  if (!domains) return;
  std::vector<std::size_t>& relays = out_.servers[index].relays_for;
  for (const Node& child : domains->children) {
    const auto other = child.faulty ? std::nullopt : host_named(child);
    if (!other) continue;
    if (other->index == index) {
      log_.at_value(child, "this is the server's own domain, whose mail it keeps; leave it out");
    } else if (std::find(relays.begin(), relays.end(), other->index) != relays.end()) {
      log_.at_value(child, fmt::format("{} stands here already; keep one", in_quotes(child.text)));
    } else {
      relays.push_back(other->index);
    }
  }
}

}  // namespace mailscope::scenario
