#include "sim/server_config.hpp"

#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "mail/address.hpp"

namespace mailscope::sim {
namespace {

// RFC 5321 §4.5.1: somebody reads what is for the postmaster: who has that address, else the first.
std::string postmaster_of(const scenario::Scenario& scenario, const scenario::Server& server) {
  std::string first;
  for (const scenario::User& user : scenario.users) {
    if (&scenario.servers[user.server] != &server) continue;
    if (equals_ignoring_case(mail::local_part_of(user.address), "postmaster")) return {};
    if (first.empty()) first = user.address;
  }
  return first;
}

nodes::AddressingConfig addresses_of(const scenario::Scenario& scenario,
                                     const scenario::Server& server, std::uint32_t address) {
  nodes::AddressingConfig config{
      .domain = server.domain,
      // RFC 5321 §4.1.3: a domain may be written as the address of its host.
      .names = {server.host, server.calls_itself, '[' + format_ipv4(address) + ']'}};
  if (const std::string postmaster = postmaster_of(scenario, server); !postmaster.empty()) {
    config.aliases["postmaster"] = {postmaster};
  }
  for (const scenario::Alias& alias : server.aliases) {
    config.aliases[lowered(alias.name)] = alias.to;
  }
  for (const scenario::MailingList& list : server.lists) {
    config.lists[lowered(list.name)] = {list.members, list.owner};
    config.aliases[lowered(list.name) + "-owner"] = {list.owner};
  }
  for (const std::size_t other : server.relays_for) {
    config.relays_for.push_back(scenario.servers[other].domain);
  }
  return config;
}

}  // namespace

nodes::MailServerConfig server_config(const scenario::Scenario& scenario,
                                      const scenario::Server& server, std::uint32_t address) {
  return {.name = server.calls_itself,
          .policy = server,
          .addresses = addresses_of(scenario, server, address)};
}

}  // namespace mailscope::sim
