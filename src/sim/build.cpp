// From a scenario's words to hosts, programs and links.

#include "sim/server_config.hpp"
#include "sim/simulation.hpp"

namespace mailscope::sim {
namespace {

// What a host sends does not concern a link that does not end there.
std::vector<policy::LinkRule> rules_of(const scenario::Link& link) {
  std::vector<policy::LinkRule> rules;
  for (const scenario::LinkRule& rule : link.rules) {
    if (rule.from && *rule.from != link.a && *rule.from != link.b) continue;
    policy::LinkRule& added = rules.emplace_back(rule);
    if (rule.from) added.way = *rule.from == link.a ? policy::Way::forth : policy::Way::back;
  }
  return rules;
}

}  // namespace

void Simulation::build_servers() {
  for (const scenario::Server& server : scenario_.servers) {
    const HostId host =
        network_.add_host({trace::HostRole::mail_server, server.host, server.domain, "server"});
    servers_.push_back(std::make_unique<nodes::MailServer>(
        context_, host, server_config(scenario_, server, network_.address(host))));
    nodes_.push_back(servers_.back().get());
  }
}

// An agent speaks as its server does: the chapter's picture has one kind of SMTP.
void Simulation::build_agents() {
  for (const scenario::User& user : scenario_.users) {
    const scenario::Server& server = scenario_.servers[user.server];
    nodes::MailServer& home = *servers_[user.server];
    const HostId host =
        network_.add_host({trace::HostRole::user_agent, user.host, user.title, user.device});
    agents_.push_back(std::make_unique<nodes::UserAgent>(
        context_, host,
        nodes::UserAgentConfig{
            .address = user.address,
            .title = user.title,
            .server = home.host(),
            .sends_directly = user.sends_directly,
            .client = {.name = user.host,
                       .extended_hello = server.greet_with == policy::MailServer::Greeting::ehlo,
                       .spaced_paths = server.spaced_paths}}));
    nodes_.push_back(agents_.back().get());
    home.add_user(user.address, user.password, user.quota.value_or(UINT64_MAX), host);
  }
}

void Simulation::build_links() {
  for (const scenario::Link& link : scenario_.links) {
    network_.add_link({link, host_of(link.a), host_of(link.b), rules_of(link)});
  }
}

HostId Simulation::host_of(const scenario::HostRef& ref) const {
  switch (ref.kind) {
    case scenario::HostRef::Kind::server:
      return servers_[ref.index]->host();
    case scenario::HostRef::Kind::user:
      return agents_[ref.index]->host();
    case scenario::HostRef::Kind::name_server:
      break;
  }
  return name_server_->host();
}

}  // namespace mailscope::sim
