#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {

void Builder::enter_domains() {
  const Node* given = member(root_, "dns");
  if (given && given->kind != Node::Kind::object) return;
  out_.dns.emplace();
  const auto enter = [this](const std::string& name) {
    if (!domains_.emplace(lowered(name), out_.dns->domains.size()).second) return;
    out_.dns->domains.emplace_back().name = name;
  };
  for (const Server& server : out_.servers) enter(server.domain);
  const Node* domains = given ? sound_object(*given, "domains") : nullptr;
  if (!domains) return;
  for (const Node& child : domains->children) enter(child.key);
}

// What nobody needs to write: each server's domain has one MX record, its machine.
void Builder::build_dns() {
  if (!out_.dns) return;
  const Node nothing;
  const Node* given = member(root_, "dns");
  read_by(given ? *given : nothing, description::kDns, *out_.dns);
  if (given) check_ttl(*given, out_.dns->ttl);
  for (Domain& domain : out_.dns->domains) domain.ttl = out_.dns->ttl;
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    out_.dns->domains[i].exchanges = {{.host = out_.servers[i].host}};
  }
  const Node* domains = given ? sound_object(*given, "domains") : nullptr;
  if (!domains) return;
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

void Builder::check_ttl(const Node& node, Duration ttl) {
  const Node* given = sound_member(node, "ttl");
  if (!given || ttl.ns() % seconds(1).ns() == 0) return;
  log_.at_value(
      *given,
      fmt::format("{} has parts of a second; a TTL is a whole number of seconds, such as {}",
                  format_duration(ttl), format_duration(seconds(ttl.ns() / seconds(1).ns() + 1))));
}

void Builder::build_domain(const Node& node) {
  Domain& domain = *domain_named(node.key);
  read_by(node, description::kDnsDomain, domain);
  check_ttl(node, domain.ttl);
  if (domain.fails && domain.fails->until <= domain.fails->after) {
    log_.at_value(*sound_member(*sound_object(node, "fails"), "until"),
                  "this is not later than \"after\"; write a later time");
  }
  const Node* list = sound_list(node, "mx");
  const Node* address = sound_member(node, "a");
  const bool null_mx = domain.exchanges == kNullMx;
  if (null_mx) {
    domain.server.reset();
    if (list) log_.at_value(*list, "a null MX is the only one; leave out \"mx\" or \"null_mx\"");
  } else if (!address && domain.exchanges.empty()) {
    domain.server = server_of(node.key);
  }
  if (!domain.exists && (list || address || null_mx || domain.fails)) {
    log_.at_key(node,
                "a name that does not exist has no records and does not fail; leave out "
                "\"exists\": false or the rest");
  }
}

}  // namespace mailscope::scenario
