#include "nodes/server/mail_routing.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "dns/name.hpp"

namespace mailscope::nodes {
namespace {

using Verdict = RecipientResult::Verdict;

// Why a recipient could not even be tried. The address is filled in when the route ends.
RecipientResult failure(Verdict verdict, std::string reason, std::string status) {
  return {.verdict = verdict,
          .address = {},
          .reply = std::move(reason),
          .host = {},
          .status = std::move(status)};
}

// RFC 3463 X.4.3: the directory server did not answer as it should; that may pass.
RecipientResult lookup_failure(dns::Outcome outcome, std::string_view name) {
  return failure(Verdict::deferred,
                 outcome == dns::Outcome::timed_out
                     ? fmt::format("looking up {}: the name server does not answer", name)
                     : fmt::format("looking up {}: the name server failed (SERVFAIL)", name),
                 "4.4.3");
}

bool is_answered(dns::Outcome outcome) {
  return outcome != dns::Outcome::timed_out && outcome != dns::Outcome::server_failure;
}

}  // namespace

MailRouting::MailRouting(Context& context, HostId host, RouteOwner& owner)
    : context_(context),
      host_(host),
      owner_(owner),
      random_(context.seed, fmt::format("mx:{}", context.hosts.name(host))) {}

void MailRouting::ask(HostId name_server) {
  lookups_ = std::make_unique<Lookups>(context_, host_, name_server, *this);
}

void MailRouting::begin(std::uint32_t token, std::string name,
                        std::vector<std::string> recipients) {
  const RouteId id(begun_++);
  const auto route =
      routes_.emplace(id, Route{token, std::move(name), std::move(recipients)}).first;
  const std::string& domain = route->second.domain;
  if (domain.starts_with('[')) return take_literal(route);
  if (!lookups_) return take_directory(route);
  lookups_->look_up(dns::Type::mx, domain, id.value());
}

// RFC 5321 §5.1: an address literal needs no lookup.
void MailRouting::take_literal(Routes::iterator route) {
  const std::string& domain = route->second.domain;
  const auto address = parse_ipv4(std::string_view(domain).substr(1, domain.size() - 2));
  const HostId server = address ? context_.hosts.host_at(*address) : HostId::none();
  if (!server) return end(route, failure(Verdict::refused, "host not found", "5.1.2"));
  take_host(route, server);
}

void MailRouting::take_directory(Routes::iterator route) {
  const auto server = context_.directory.server_of(route->second.domain);
  // RFC 3463 X.1.2: bad destination system address.
  if (!server) return end(route, failure(Verdict::refused, "host not found", "5.1.2"));
  take_host(route, *server);
}

void MailRouting::looked_up(std::uint32_t token, const dns::Answer& answer) {
  const auto route = routes_.find(RouteId(token));
  if (route == routes_.end()) return;
  if (route->second.knows_exchanges) {
    take_address(route, answer);
  } else {
    take_exchanges(route, answer);
  }
}

void MailRouting::take_exchanges(Routes::iterator route, const dns::Answer& answer) {
  Route& c = route->second;
  c.knows_exchanges = true;
  if (!is_answered(answer.outcome)) {
    return end(route, lookup_failure(answer.outcome, "MX " + c.domain));
  }
  if (answer.outcome == dns::Outcome::no_such_name) {
    return end(route, failure(Verdict::refused,
                              fmt::format("no such domain: {} (NXDOMAIN)", c.domain), "5.1.2"));
  }
  if (answer.outcome == dns::Outcome::no_data) {
    // RFC 5321 §5.1: without MX the domain's own address is taken, as if by an MX of it.
    c.exchanges = {c.domain};
    return try_next(route);
  }
  if (dns::is_null_mx(answer)) {  // RFC 7505 §4.1; 556 from RFC 7504
    return end(route, failure(Verdict::refused,
                              fmt::format("556 5.1.10 {} does not accept mail (null MX)", c.domain),
                              "5.1.10"));
  }
  auto exchanges = in_order(answer);
  drop_own(exchanges);
  if (exchanges.empty()) {
    // RFC 5321 §5.1: mail that only this host could take, and it does not: a loop.
    return end(route,
               failure(Verdict::refused,
                       fmt::format("mail for {} loops back to this server", c.domain), "5.4.6"));
  }
  for (auto& mx : exchanges) c.exchanges.push_back(std::move(mx.exchange));
  try_next(route);
}

// RFC 5321 §5.1: by preference; those of the same preference in random order, to share the load.
std::vector<dns::MailExchange> MailRouting::in_order(const dns::Answer& answer) {
  std::vector<dns::MailExchange> exchanges;
  for (const dns::ResourceRecord& r : answer.records) {
    if (const auto* mx = std::get_if<dns::MailExchange>(&r.data)) exchanges.push_back(*mx);
  }
  for (std::size_t i = exchanges.size(); i > 1; --i) {
    std::swap(exchanges[i - 1], exchanges[random_.below(i)]);
  }
  std::stable_sort(exchanges.begin(), exchanges.end(),
                   [](const auto& a, const auto& b) { return a.preference < b.preference; });
  return exchanges;
}

// RFC 5321 §5.1: a relay that finds itself in the list goes only to hosts that are better.
void MailRouting::drop_own(std::vector<dns::MailExchange>& exchanges) const {
  const auto own = std::find_if(exchanges.begin(), exchanges.end(), [this](const auto& mx) {
    return dns::same_name(mx.exchange, context_.hosts.name(host_));
  });
  if (own == exchanges.end()) return;
  const std::uint16_t preference = own->preference;
  std::erase_if(exchanges, [=](const auto& mx) { return mx.preference >= preference; });
}

void MailRouting::try_next(Routes::iterator route) {
  Route& c = route->second;
  if (c.exchanges.empty()) return end(route, RecipientResult(c.failure));
  // Looking it up may be the end of the route, and of this name.
  const std::string exchange = std::move(c.exchanges.front());
  c.exchanges.pop_front();
  c.server = HostId::none();
  if (exchange == ".") return take_address(route, {dns::Outcome::no_data, {}});
  lookups_->look_up(dns::Type::a, exchange, route->first.value());
}

void MailRouting::take_address(Routes::iterator route, const dns::Answer& answer) {
  Route& c = route->second;
  const auto* a =
      answer.records.empty() ? nullptr : std::get_if<dns::Address>(&answer.records.front().data);
  if (!a) {
    // RFC 3463 X.4.4: unable to route; the directory lacks what is needed.
    note_failure(c, is_answered(answer.outcome)
                        ? failure(Verdict::refused,
                                  fmt::format("no host of {} has an address", c.domain), "5.4.4")
                        : lookup_failure(answer.outcome, "a host of " + c.domain));
    return try_next(route);
  }
  take_host(route, context_.hosts.host_at(a->address));
}

// RFC 5321 §5.1: never to itself. RFC 3463 X.4.4: unable to route; X.4.6: a loop.
void MailRouting::take_host(Routes::iterator route, HostId server) {
  Route& c = route->second;
  if (!server || server == host_ || !context_.hosts.linked(host_, server)) {
    note_failure(c, failure(Verdict::refused,
                            fmt::format("mail for {} cannot go to its host from here", c.domain),
                            server == host_ ? "5.4.6" : "5.4.4"));
    return try_next(route);
  }
  c.server = server;
  owner_.found(c, route->first);
}

// What may pass is worth another attempt, whatever else was wrong.
void MailRouting::note_failure(Route& route, RecipientResult failed) const {
  const bool hopeless = failed.verdict == Verdict::refused;
  if (hopeless && route.failure.verdict == Verdict::deferred) return;
  route.failure = std::move(failed);
}

const Route* MailRouting::route(RouteId id) const {
  const auto found = routes_.find(id);
  return found == routes_.end() ? nullptr : &found->second;
}

// RFC 5321 §5.1: in order "until a delivery attempt succeeds"; a refusal for good is final too.
void MailRouting::delivered(RouteId id, std::vector<RecipientResult> results, bool last) {
  const auto route = routes_.find(id);
  if (route == routes_.end()) return;
  Route& c = route->second;
  std::vector<RecipientResult> settled;
  for (RecipientResult& result : results) {
    const bool goes_on = result.verdict == Verdict::deferred && !c.exchanges.empty();
    result.host = context_.hosts.name(c.server);
    if (goes_on) {
      note_failure(c, std::move(result));
    } else {
      std::erase(c.recipients, result.address);
      settled.push_back(std::move(result));
    }
  }
  const std::uint32_t token = c.token;
  const bool over = last && c.recipients.empty();
  if (over) routes_.erase(route);
  if (!settled.empty() || over) owner_.settled(token, std::move(settled), over);
  if (last && !over) try_next(route);
}

void MailRouting::end(Routes::iterator route, const RecipientResult& result) {
  const Route done = std::move(route->second);
  routes_.erase(route);
  std::vector<RecipientResult> results;
  for (const std::string& address : done.recipients) {
    results.push_back(result);
    results.back().address = address;
  }
  owner_.settled(done.token, std::move(results), true);
}

void MailRouting::timer() {
  if (lookups_) lookups_->timer();
}

void MailRouting::forget() {
  routes_.clear();
  if (lookups_) lookups_->forget();
}

}  // namespace mailscope::nodes
