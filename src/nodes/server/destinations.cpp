#include "nodes/server/destinations.hpp"

#include <memory>
#include <utility>

namespace mailscope::nodes {

void Destinations::send(Delivery delivery) {
  const HostId server = delivery.server;
  Destination& destination = destinations_[server];
  destination.waiting.push_back(std::move(delivery));
  dispatch(server, destination);
}

void Destinations::dispatch(HostId server, Destination& destination) {
  while (!destination.waiting.empty()) {
    SmtpSending* session = with_room(server, destination);
    if (session == nullptr) break;
    Delivery next = std::move(destination.waiting.front());
    destination.waiting.pop_front();
    assign(*session, std::move(next));
  }
  if (!destination.open.empty()) return;
  // Nothing is open and nothing may be opened.
  for (const Delivery& delivery : std::exchange(destination.waiting, {})) {
    defer(delivery, destination.failure);
  }
}

SmtpSending* Destinations::with_room(HostId server, Destination& destination) {
  std::vector<SmtpSending*>& open = destination.open;
  if (!open.empty() && open.back()->takes_more()) return open.back();
  const bool rests = context_.runtime.now < destination.rests_until;
  if (rests || open.size() >= config_.connections.at_once) return nullptr;
  open.push_back(&program_.open(server, kSmtpPort, trace::Protocol::smtp, [&](net::Endpoint at) {
    return std::make_unique<SmtpSending>(context_, program_.host(), at, config_.client,
                                         config_.connections, owner_);
  }));
  return open.back();
}

void Destinations::assign(SmtpSending& session, Delivery delivery) {
  context_.runtime.note(program_.host(),
                        trace::AttemptStarted{delivery.item, delivery.attempt, session.session()});
  session.add(std::move(delivery));
  if (!session.idle()) return;
  program_.resume(session.at(), [&](Dialog&) { session.wake(); });
}

void Destinations::session_over(SmtpSending& session, const std::string& failure) {
  const auto found = destinations_.find(session.server());
  if (found == destinations_.end()) return;
  Destination& destination = found->second;
  std::erase(destination.open, &session);
  if (!failure.empty()) {
    destination.rests_until = context_.runtime.now + config_.rest;
    destination.failure = failure;
  }
  dispatch(found->first, destination);
}

Instant Destinations::rests_until(HostId server) const {
  const auto found = destinations_.find(server);
  return found == destinations_.end() ? Instant() : found->second.rests_until;
}

// RFC 5321 §4.5.4.1: the same delay for all that is for a host that cannot be reached.
void Destinations::defer(const Delivery& delivery, const std::string& reason) {
  std::vector<RecipientResult> results;
  for (const smtp::Recipient& recipient : delivery.envelope.recipients) {
    results.push_back({.verdict = RecipientResult::Verdict::deferred,
                       .address = recipient.address,
                       .reply = reason});
  }
  owner_.delivered(delivery, std::move(results), true);
}

}  // namespace mailscope::nodes
