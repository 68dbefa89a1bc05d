#include "nodes/lookups.hpp"

#include <variant>

#include <fmt/format.h>

#include "dns/text.hpp"

namespace mailscope::nodes {
namespace {

trace::QueryType query_type(dns::Type type) {
  return type == dns::Type::mx ? trace::QueryType::mx : trace::QueryType::a;
}

trace::LookupOutcome outcome_of(const dns::Answer& answer) {
  switch (answer.outcome) {
    case dns::Outcome::found:
      return dns::is_null_mx(answer) ? trace::LookupOutcome::null_mx : trace::LookupOutcome::found;
    case dns::Outcome::no_data:
      return trace::LookupOutcome::no_data;
    case dns::Outcome::no_such_name:
      return trace::LookupOutcome::no_such_name;
    case dns::Outcome::server_failure:
      return trace::LookupOutcome::server_failure;
    case dns::Outcome::timed_out:
      break;
  }
  return trace::LookupOutcome::timed_out;
}

std::string in_words(const dns::Answer& answer) {
  std::string text;
  for (const dns::ResourceRecord& r : answer.records) {
    text += (text.empty() ? "" : ", ") + dns::short_form(r);
  }
  return text;
}

dns::ResolverConfig config_for(const Context& context, HostId name_server) {
  return {.server = {context.hosts.address(name_server), kDnsPort}};
}

RandomStream stream_for(const Context& context, HostId host) {
  return {context.seed, fmt::format("resolver:{}", context.hosts.name(host))};
}

}  // namespace

Lookups::Lookups(Context& context, HostId host, HostId name_server, LookupOwner& owner)
    : context_(context),
      host_(host),
      name_server_(name_server),
      owner_(owner),
      resolver_(config_for(context, name_server), stream_for(context, host)) {}

void Lookups::look_up(dns::Type type, const std::string& name, std::uint32_t token) {
  net::Runtime& runtime = context_.runtime;
  const LookupId lookup = context_.ledger.new_lookup();
  tokens_[lookup.value()] = token;
  const RecordNumber before = runtime.cause;
  runtime.note_as_cause(host_, trace::LookupStarted{lookup, query_type(type), runtime.store(name)});
  resolver_.ask(lookup.value(), {name, type}, runtime.now);
  pump();
  runtime.cause = before;
}

void Lookups::arrived(const net::Datagram& d) {
  const dns::Source from{context_.hosts.address(d.from), d.from_port};
  resolver_.receive(context_.runtime.text(d.payload), d.to_port, from, context_.runtime.now);
  pump();
}

void Lookups::timer() {
  if (context_.runtime.now < timer_at_) return;  // an event that an earlier deadline left behind
  timer_at_ = Instant::never();
  resolver_.timeout(context_.runtime.now);
  pump(true);
}

void Lookups::pump(bool waited_in_vain) {
  net::Runtime& runtime = context_.runtime;
  while (const auto output = resolver_.poll()) {
    const std::uint16_t port = std::visit([](const auto& o) { return o.port; }, *output);
    const RecordNumber reason = context_.datagrams.reason_for_silence(host_, port);
    if (waited_in_vain && reason) runtime.cause = reason;
    if (const auto* query = std::get_if<dns::SendQuery>(&*output)) send(*query);
    if (const auto* answered = std::get_if<dns::Answered>(&*output)) answer(*answered);
  }
  arm();
}

void Lookups::send(const dns::SendQuery& query) {
  if (ports_.insert(query.port).second) context_.datagrams.bind(host_, query.port, *this);
  const Bytes payload = context_.runtime.store(query.bytes);
  context_.datagrams.send({host_, name_server_, query.port, kDnsPort, payload});
}

void Lookups::answer(const dns::Answered& answered) {
  net::Runtime& runtime = context_.runtime;
  if (ports_.erase(answered.port) > 0) context_.datagrams.unbind(host_, answered.port);
  const RecordNumber before = runtime.cause;
  for (const std::uint32_t lookup : answered.tokens) {
    const auto token = tokens_.extract(lookup);
    runtime.cause = before;
    runtime.note_as_cause(host_, trace::LookupEnded{LookupId(lookup), outcome_of(answered.answer),
                                                    answered.answer.cached,
                                                    runtime.store(in_words(answered.answer))});
    owner_.looked_up(token.mapped(), answered.answer);
  }
  runtime.cause = before;
}

void Lookups::arm() {
  const auto deadline = resolver_.deadline();
  if (!deadline || *deadline >= timer_at_) return;
  timer_at_ = *deadline;
  context_.set_timer(*deadline, host_, Timer::lookup);
}

void Lookups::forget() {
  resolver_.forget();
  tokens_.clear();
  ports_.clear();
}

}  // namespace mailscope::nodes
