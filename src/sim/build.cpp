// From a scenario's words to hosts, programs and links.

#include "sim/server_config.hpp"
#include "sim/simulation.hpp"

namespace mailscope::sim {
namespace {

trace::RuleEffect effect_of(scenario::LinkRule::Effect effect) {
  using Effect = scenario::LinkRule::Effect;
  using trace::RuleEffect;
  switch (effect) {
    case Effect::lose:
      return RuleEffect::lose;
    case Effect::delay:
      return RuleEffect::delay;
    case Effect::reorder:
      return RuleEffect::reorder;
    case Effect::duplicate:
      return RuleEffect::duplicate;
    case Effect::corrupt:
      return RuleEffect::corrupt;
    case Effect::cut:
      break;
  }
  return RuleEffect::cut;
}

net::LinkRule rule_of(const scenario::LinkRule& r, const scenario::Link& link) {
  net::LinkRule rule{.effect = effect_of(r.effect),
                     .after = r.after,
                     .until = r.until,
                     .carries = r.carries,
                     .nth = r.nth,
                     .chance = r.chance,
                     .by = r.by};
  if (r.from) rule.way = *r.from == link.a ? net::Way::forth : net::Way::back;
  if (r.times) rule.times = *r.times;
  if (const auto& b = r.bursts) {
    rule.bursts = net::Bursts{b->to_bad, b->to_good, b->loss_good, b->loss_bad};
  }
  return rule;
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
        nodes::UserAgentConfig{.address = user.address,
                               .title = user.title,
                               .server = home.host(),
                               .sends_directly = user.sends_directly,
                               .client = {.name = user.host,
                                          .extended_hello = server.extended_hello,
                                          .spaced_paths = server.spaced_paths}}));
    nodes_.push_back(agents_.back().get());
    home.add_user(user.address, user.password, user.quota.value_or(UINT64_MAX), host);
  }
}

void Simulation::build_links() {
  for (const scenario::Link& link : scenario_.links) {
    net::LinkDescription description{.a = host_of(link.a),
                                     .b = host_of(link.b),
                                     .latency = link.latency,
                                     .bits_per_second = link.bits_per_second,
                                     .bits_per_second_back = link.bits_per_second_back,
                                     .loss = link.loss,
                                     .jitter = link.jitter,
                                     .queue = link.queue,
                                     .framing = link.framing};
    for (const scenario::LinkRule& rule : link.rules) {
      // What a host sends is no matter of a link that does not end there.
      if (rule.from && *rule.from != link.a && *rule.from != link.b) continue;
      description.rules.push_back(rule_of(rule, link));
    }
    network_.add_link(description);
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
