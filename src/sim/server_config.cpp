#include "sim/server_config.hpp"

#include <cmath>

#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "mail/address.hpp"

namespace mailscope::sim {
namespace {

smtp::ServerTexts texts_of(const scenario::ReplyTexts& texts) {
  return {.greeting = texts.greeting,
          .hello = texts.hello,
          .mail = texts.mail,
          .rcpt = texts.rcpt,
          .data = texts.data,
          .accepted = texts.accepted,
          .quit = texts.quit};
}

smtp::Extensions extensions_of(const scenario::Extensions& e) {
  return {.size = e.size,
          .pipelining = e.pipelining,
          .eight_bit_mime = e.eight_bit_mime,
          .enhanced_status_codes = e.enhanced_status_codes,
          .smtputf8 = e.smtputf8,
          .dsn = e.dsn,
          .help = e.help};
}

smtp::ServerLimits limits_of(const scenario::MailLimits& limits) {
  smtp::ServerLimits out;
  out.recipients = limits.recipients;
  out.message = limits.message_size;
  return out;
}

nodes::Stage stage_of(scenario::Answer::Stage stage) {
  static constexpr nodes::Stage kStages[] = {nodes::Stage::connect, nodes::Stage::hello,
                                             nodes::Stage::mail,    nodes::Stage::rcpt,
                                             nodes::Stage::data,    nodes::Stage::message};
  return kStages[static_cast<std::size_t>(stage)];
}

nodes::ScriptedAnswer answer_of(const scenario::Answer& a) {
  nodes::ScriptedAnswer answer{.stage = stage_of(a.stage),
                               .address = a.address,
                               .reply = std::nullopt,
                               .chance = a.chance,
                               .after = a.after,
                               .until = a.until};
  if (!a.drop) {
    answer.reply = smtp::reply(a.code, a.text);
    answer.reply->status = a.status;
  }
  if (a.times) answer.times = *a.times;
  return answer;
}

nodes::ReceptionConfig reception_of(const scenario::Server& server) {
  nodes::ReceptionConfig config{
      .greylist = server.greylist,
      .hops = server.limits.hops,
      .trusts_agents = server.submission == scenario::Server::Submission::open};
  for (const scenario::Answer& answer : server.answers) config.answers.push_back(answer_of(answer));
  return config;
}

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

nodes::DiskConfig disk_of(const scenario::Disk& disk) {
  return {.sync = disk.sync,
          .room = disk.room.value_or(UINT64_MAX),
          .crash_keeps_some = disk.crash_keeps == scenario::Disk::CrashKeeps::some};
}

nodes::RetryPolicy retry_of(const scenario::RetryPolicy& retry) {
  return {.every = retry.every,
          .give_up_after = retry.give_up_after,
          .back_off = std::llround(retry.back_off * 1000),
          .at_most = retry.at_most,
          .warn_after = retry.warn_after};
}

// A destination that failed rests for a tenth of the time between two attempts.
nodes::ConnectionsConfig connections_of(const scenario::Server& server) {
  const scenario::Connections& c = server.connections;
  return {.client = {.name = server.calls_itself,
                     .extended_hello = server.extended_hello,
                     .spaced_paths = server.spaced_paths},
          .limits = {.messages = c.persistent ? c.messages : 1, .keep_open = c.keep_open},
          .at_once = c.at_once,
          .rest = server.retry.every / 10};
}

}  // namespace

nodes::MailServerConfig server_config(const scenario::Scenario& scenario,
                                      const scenario::Server& server, std::uint32_t address) {
  return {.name = server.calls_itself,
          .replies = texts_of(server.replies),
          .limits = limits_of(server.limits),
          .extensions = extensions_of(server.extensions),
          .addresses = addresses_of(scenario, server, address),
          .reception = reception_of(server),
          .relay = connections_of(server),
          .retry = retry_of(server.retry),
          .disk = disk_of(server.disk),
          .adds_received = server.adds_received};
}

}  // namespace mailscope::sim
