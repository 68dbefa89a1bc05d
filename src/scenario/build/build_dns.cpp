#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"
#include "scenario/format/nearest.hpp"

namespace mailscope::scenario {
namespace {

bool is_null_mx(const Node& node) {
  return std::any_of(node.children.begin(), node.children.end(), [](const Node& child) {
    return child.key == "null_mx" && !child.faulty && child.boolean;
  });
}

}  // namespace

std::vector<MailExchange> default_exchanges(const Server& server) {
  return {{.host = server.host}};
}

// What nobody needs to write: each server's domain has one MX record, its machine.
void Builder::build_dns() {
  const Node* given = member(root_, "dns");
  if (given && given->kind != Node::Kind::object) return;
  out_.dns.emplace();
  if (given) read(*given, description::kDns, *out_.dns);
  if (given) check_ttl(*given, out_.dns->ttl);
  for (const Server& server : out_.servers) {
    domains_.emplace(lowered(server.domain), out_.dns->domains.size());
    Domain& domain = out_.dns->domains.emplace_back();
    domain.name = server.domain;
    domain.ttl = out_.dns->ttl;
    domain.exchanges = default_exchanges(server);
  }
  const Node* domains = given ? sound_object(*given, "domains") : nullptr;
  if (!domains) return;
  // First all names, then what they refer to.
  for (const Node& child : domains->children) {
    if (!domains_.emplace(lowered(child.key), out_.dns->domains.size()).second) continue;
    out_.dns->domains.emplace_back();
    out_.dns->domains.back().name = child.key;
  }
  std::set<std::string> seen;
  for (const Node& child : domains->children) {
    if (!seen.insert(lowered(child.key)).second) {
      log_.at_key(child, fmt::format("{} stands here already, since case does not count; keep one",
                                     in_quotes(child.key)));
    } else if (!child.faulty && child.kind == Node::Kind::object) {
      build_domain(child);
    }
  }
}

Domain* Builder::domain_named(std::string_view name) {
  const auto found = domains_.find(lowered(name));
  return found == domains_.end() ? nullptr : &out_.dns->domains[found->second];
}

void Builder::check_ttl(const Node& node, Duration ttl) {
  if (ttl.ns() % seconds(1).ns() == 0) return;
  log_.at_value(
      *sound_member(node, "ttl"),
      fmt::format("{} has parts of a second; a TTL is a whole number of seconds, such as {}",
                  format_duration(ttl), format_duration(seconds(ttl.ns() / seconds(1).ns() + 1))));
}

void Builder::build_domain(const Node& node) {
  Domain& domain = *domain_named(node.key);
  domain.ttl = out_.dns->ttl;
  read(node, description::kDnsDomain, domain);
  if (sound_member(node, "ttl")) check_ttl(node, domain.ttl);
  if (domain.fails && domain.fails->until <= domain.fails->after) {
    log_.at_value(*sound_member(*sound_object(node, "fails"), "until"),
                  "this is not later than \"after\"; write a later time");
  }
  build_exchanges(node, domain);
  const bool says_more = sound_member(node, "mx") || sound_member(node, "a") || is_null_mx(node);
  if (!domain.exists && (says_more || domain.fails)) {
    log_.at_key(node,
                "a name that does not exist has no records and does not fail; leave out "
                "\"exists\": false or the rest");
  }
}

void Builder::build_exchanges(const Node& node, Domain& domain) {
  const Node* list = sound_list(node, "mx");
  if (list || is_null_mx(node)) domain.exchanges.clear();
  if (is_null_mx(node)) {
    domain.exchanges = kNullMx;
    if (list) log_.at_value(*list, "a null MX is the only one; leave out \"mx\" or \"null_mx\"");
    return;
  }
  for (std::size_t i = 0; list && i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    const Node* host = item.faulty ? nullptr : sound_member(item, "host");
    if (!host) continue;
    MailExchange mx;
    read(item, description::kMx, mx);
    mx.host = host->text;
    if (!domain_named(host->text)) {
      const auto machine = machine_named(*host);
      if (machine) mx.host = out_.servers[*machine].host;
    }
    domain.exchanges.push_back(std::move(mx));
  }
  if (const Node* address = sound_member(node, "a")) {
    domain.server = machine_named(*address);
  } else if (domain.exchanges.empty()) {
    domain.server = server_of(node.key);
  }
}

std::optional<std::size_t> Builder::machine_named(const Node& node) {
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    if (equals_ignoring_case(out_.servers[i].host, node.text)) return i;
    known.push_back(out_.servers[i].host);
  }
  log_.at_value(node, fmt::format("no server's machine has the name {}{}", in_quotes(node.text),
                                  log_.full() ? "" : suggestion(node.text, known)));
  return std::nullopt;
}

}  // namespace mailscope::scenario
