// The zones of a scenario, and the server that knows them all.

#include "dns/name.hpp"
#include "sim/simulation.hpp"

namespace mailscope::sim {
namespace {

constexpr const char* kName = "ns";  // no other host's name is without a dot

std::uint32_t in_seconds(Duration d) {
  return static_cast<std::uint32_t>(d.ns() / 1'000'000'000);
}

// RFC 1035 §3.3.13. Nobody transfers these zones: most of it is never asked for.
dns::Authority authority(const std::string& zone, std::uint32_t ttl) {
  return {.server = kName,
          .mailbox = zone == "." ? "hostmaster" : "hostmaster." + zone,
          .serial = 1,
          .refresh = 7'200,
          .retry = 900,
          .expire = 1'209'600,
          .minimum = ttl};
}

void add_zone(dns::NameServer& server, const scenario::Domain& domain) {
  const std::uint32_t ttl = in_seconds(domain.ttl);
  server.add_zone(domain.name, authority(domain.name, ttl), ttl);
  for (const scenario::MailExchange& mx : domain.exchanges) {
    server.add({domain.name, dns::Type::mx, dns::Class::internet, ttl,
                dns::MailExchange{mx.preference, mx.host}});
  }
  if (domain.fails) {
    server.fail(domain.name, domain.fails->after, domain.fails->until);
  }
}

// RFC 8020: below a name that does not exist nothing does.
std::optional<std::uint32_t> ttl_of(const std::string& name, const scenario::Dns& dns) {
  std::uint32_t ttl = in_seconds(dns.ttl);
  std::size_t longest = 0;
  for (const scenario::Domain& domain : dns.domains) {
    if (!dns::is_within(name, domain.name)) continue;
    if (!domain.exists) return std::nullopt;
    if (domain.name.size() < longest) continue;
    longest = domain.name.size();
    ttl = in_seconds(domain.ttl);
  }
  return ttl;
}

}  // namespace

void Simulation::build_name_server() {
  if (!scenario_.dns) return;
  const HostId host = network_.add_host({trace::HostRole::name_server, kName, "DNS", "server"});
  name_server_ = std::make_unique<nodes::NameServer>(context_, host, zones_of(*scenario_.dns));
  nodes_.push_back(name_server_.get());
  for (const auto& server : servers_) server->ask(host);
  for (std::size_t i = 0; i < agents_.size(); ++i) {
    if (scenario_.users[i].sends_directly) agents_[i]->ask(host);
  }
}

dns::NameServer Simulation::zones_of(const scenario::Dns& dns) const {
  dns::NameServer zones;
  const std::uint32_t usual = in_seconds(dns.ttl);
  zones.add_zone(".", authority(".", usual), usual);
  for (const scenario::Domain& domain : dns.domains) {
    if (domain.exists) add_zone(zones, domain);
  }
  for (const auto& server : servers_) {
    const std::string& name = network_.name(server->host());
    if (const auto ttl = ttl_of(name, dns)) zones.add(address_record(name, *server, *ttl));
  }
  for (const scenario::Domain& domain : dns.domains) {
    if (!domain.exists || !domain.server) continue;
    const nodes::MailServer& server = *servers_[*domain.server];
    if (dns::same_name(domain.name, network_.name(server.host()))) continue;  // it has one
    zones.add(address_record(domain.name, server, in_seconds(domain.ttl)));
  }
  return zones;
}

dns::ResourceRecord Simulation::address_record(const std::string& name,
                                               const nodes::MailServer& server,
                                               std::uint32_t ttl) const {
  return {name, dns::Type::a, dns::Class::internet, ttl,
          dns::Address{network_.address(server.host())}};
}

}  // namespace mailscope::sim
