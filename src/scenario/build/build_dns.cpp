#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/nearest.hpp"

namespace mailscope::scenario {
namespace {

bool is_null_mx(const Node& node) {
  return std::any_of(node.children.begin(), node.children.end(), [](const Node& child) {
    return child.key == "null_mx" && !child.faulty && child.boolean;
  });
}

}  // namespace

// What nobody needs to write: each server's domain has one MX record, its machine.
void Builder::build_dns() {
  const Node* node = sound_object(root_, "dns");
  if (!node) return;
  out_.dns.emplace();
  out_.dns->ttl = ttl(*node, out_.dns->ttl);
  for (const Server& server : out_.servers) {
    domains_.emplace(lowered(server.domain), out_.dns->domains.size());
    Domain& domain = out_.dns->domains.emplace_back();
    domain.name = server.domain;
    domain.ttl = out_.dns->ttl;
    domain.exchanges = {{10, server.host}};
  }
  const Node* domains = sound_object(*node, "domains");
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

Duration Builder::ttl(const Node& node, Duration otherwise) {
  const Duration value = duration(node, "ttl", otherwise);
  if (value.ns() % seconds(1).ns() == 0) return value;
  log_.at_value(
      *sound(node, "ttl"),
      fmt::format("{} has parts of a second; a TTL is a whole number of seconds, such as {}",
                  format_duration(value),
                  format_duration(seconds(value.ns() / seconds(1).ns() + 1))));
  return otherwise;
}

void Builder::build_domain(const Node& node) {
  Domain& domain = *domain_named(node.key);
  domain.ttl = ttl(node, out_.dns->ttl);
  domain.exists = flag(node, "exists");
  if (const Node* fails = sound_object(node, "fails")) {
    domain.fails.emplace();
    domain.fails->after = Instant(duration(*fails, "after"));
    if (const Node* until = sound(*fails, "until")) {
      domain.fails->until = Instant(duration(*fails, "until"));
      if (domain.fails->until <= domain.fails->after) {
        log_.at_value(*until, "this is not later than \"after\"; write a later time");
      }
    }
  }
  build_exchanges(node, domain);
  const bool says_more = sound(node, "mx") || sound(node, "a") || is_null_mx(node);
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
    // RFC 7505 §3: the only MX record, with preference 0.
    domain.exchanges = {{0, "."}};
    if (list) log_.at_value(*list, "a null MX is the only one; leave out \"mx\" or \"null_mx\"");
    return;
  }
  for (std::size_t i = 0; list && i < list->children.size(); ++i) {
    const Node& item = list->children[i];
    const Node* host = item.faulty ? nullptr : sound(item, "host");
    if (!host) continue;
    MailExchange mx{10, host->text};
    if (!domain_named(host->text)) {
      const auto machine = machine_named(*host);
      if (machine) mx.host = out_.servers[*machine].host;
    }
    if (const Node* preference = sound(item, "preference")) {
      mx.preference = static_cast<std::uint16_t>(preference->number);
    }
    domain.exchanges.push_back(std::move(mx));
  }
  if (const Node* address = sound(node, "a")) {
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
