#include "replay/world/fold.hpp"

namespace mailscope::replay {

void Fold::operator()(const trace::HostAdded& r) {
  Host host;
  host.role = r.role;
  host.name = text(r.name);
  host.title = text(r.title);
  host.device = text(r.device);
  host.address = r.address;
  host.since = record_.at;
  world_.hosts.push_back(std::move(host));
}

void Fold::operator()(const trace::LinkAdded& r) {
  world_.links.push_back({r.a, r.b, r.latency, r.jitter, r.bits_per_second, r.bits_per_second_back,
                          r.loss, r.queue, true});
}

void Fold::operator()(const trace::LinkDown& r) {
  world_.links[r.link.index()].up = false;
}
void Fold::operator()(const trace::LinkUp& r) {
  world_.links[r.link.index()].up = true;
}

void Fold::operator()(const trace::AgentAdded& r) {
  here().sends_directly = r.sends_directly;
}

void Fold::operator()(const trace::MailboxAdded& r) {
  here().mailboxes.push_back({text(r.address), r.agent, {{"INBOX", {}}}});  // RFC 3501 §5.1
}

// What lived in memory is gone and nobody says so: connections and attempts. The disk stays.
void Fold::operator()(const trace::HostDown&) {
  here().up = false;
  here().since = record_.at;
  here().unsynced = 0;
  for (auto& [item, queued] : here().queue) queued.trying = SessionId::none();
  // All of them: an end in TIME-WAIT has nothing more to do, but it is forgotten as well.
  for (std::size_t i = 0; i < world_.connections.size(); ++i) forget(ConnectionId(i));
}

void Fold::forget(ConnectionId id) {
  for (Endpoint& end : connection(id).ends) {
    if (end.host != record_.host) continue;
    end.wiped = end.wiped || end.state != trace::TcpState::closed;
    end.state = trace::TcpState::closed;
  }
  note_if_closed(id);
}

void Fold::operator()(const trace::HostUp&) {
  here().up = true;
  here().since = record_.at;
}

}  // namespace mailscope::replay
