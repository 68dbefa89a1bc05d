// From a scenario's words to hosts, programs and links.

#include "sim/simulation.hpp"

namespace mailscope::sim {
namespace {

nodes::MailServerConfig config_of(const scenario::Server& s) {
  return {.domain = s.domain,
          .name = s.calls_itself,
          .replies = {.greeting = s.replies.greeting,
                      .hello = s.replies.hello,
                      .mail = s.replies.mail,
                      .rcpt = s.replies.rcpt,
                      .data = s.replies.data,
                      .accepted = s.replies.accepted,
                      .quit = s.replies.quit},
          .client = {.name = s.calls_itself,
                     .extended_hello = s.extended_hello,
                     .spaced_paths = s.spaced_paths},
          .retry = {s.retry.every, s.retry.give_up_after},
          .adds_received = s.adds_received};
}

}  // namespace

void Simulation::build_servers() {
  for (const scenario::Server& server : scenario_.servers) {
    const HostId host =
        network_.add_host({trace::HostRole::mail_server, server.host, server.domain, "server"});
    servers_.push_back(std::make_unique<nodes::MailServer>(context_, host, config_of(server)));
    nodes_.push_back(servers_.back().get());
    server_on_.push_back(servers_.back().get());
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
        nodes::UserAgentConfig{.address = user.address,
                               .title = user.title,
                               .server = home.host(),
                               .client = {.name = user.host,
                                          .extended_hello = server.extended_hello,
                                          .spaced_paths = server.spaced_paths}}));
    nodes_.push_back(agents_.back().get());
    server_on_.push_back(nullptr);
    home.add_user(user.address, user.password, host);
  }
}

void Simulation::build_links() {
  for (const scenario::Link& link : scenario_.links) {
    network_.add_link({host_of(link.a), host_of(link.b), link.latency, link.bits_per_second,
                       link.bits_per_second, link.loss});
  }
}

HostId Simulation::host_of(const scenario::HostRef& ref) const {
  return ref.kind == scenario::HostRef::Kind::server ? servers_[ref.index]->host()
                                                     : agents_[ref.index]->host();
}

}  // namespace mailscope::sim
