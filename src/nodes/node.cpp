#include "nodes/node.hpp"

#include "nodes/transfer.hpp"

namespace mailscope::nodes {

net::Endpoint Node::dial(HostId server, std::uint16_t port, trace::Protocol protocol) {
  const net::Endpoint at = context_.transport.connect(host_, server, port, *this);
  const SessionId session = context_.ledger.open_session(at.connection);
  context_.runtime.note_as_cause(
      host_, trace::SessionOpened{session, at.connection, protocol, host_, server, port});
  return at;
}

Dialog* Node::find(net::Endpoint at) {
  const auto found = dialogs_.find(at.connection);
  return found == dialogs_.end() ? nullptr : found->second.get();
}

void Node::transfer(HostId server, std::uint64_t bytes) {
  open(server, kDiscardPort, trace::Protocol::discard, [&](net::Endpoint at) {
    return std::make_unique<TransferSending>(context_, host_, at, bytes);
  });
}

void Node::take_transfers() {
  context_.transport.listen(host_, kDiscardPort, *this);
}

void Node::accepted(net::Endpoint at, std::uint16_t port) {
  if (port == kDiscardPort) {
    dialogs_[at.connection] = std::make_unique<TransferServing>(context_, host_, at);
  } else {
    dialogs_[at.connection] = serve(at, port);
  }
  find(at)->connected();
  arm(at);
}

void Node::connected(net::Endpoint at) {
  if (Dialog* dialog = find(at)) dialog->connected();
  arm(at);
}

void Node::received(net::Endpoint at, std::string_view bytes) {
  if (Dialog* dialog = find(at)) dialog->received(bytes);
  arm(at);
}

void Node::peer_closed(net::Endpoint at) {
  if (Dialog* dialog = find(at)) dialog->peer_closed();
  arm(at);
}

void Node::closed(net::Endpoint at) {
  dialogs_.erase(at.connection);
}

void Node::failed(net::Endpoint at, trace::ConnectionFailure why) {
  if (Dialog* dialog = find(at)) dialog->failed(why);
  closed(at);
}

void Node::timer(Timer timer, std::uint32_t number) {
  if (timer == Timer::dialog) dialog_timer(ConnectionId(number));
}

void Node::dialog_timer(ConnectionId connection) {
  const auto found = dialogs_.find(connection);
  if (found == dialogs_.end()) return;
  Dialog& dialog = *found->second;
  const Instant due = dialog.timer_at;
  if (context_.runtime.now < due) return;  // an event that an earlier deadline left behind
  dialog.timer_at = Instant::never();
  if (const auto deadline = dialog.deadline(); deadline && context_.runtime.now >= *deadline) {
    dialog.timeout();
  }
  arm({connection, Side::client});
}

void Node::arm(net::Endpoint at) {
  Dialog* dialog = find(at);
  if (dialog == nullptr) return;
  const auto deadline = dialog->deadline();
  if (!deadline || *deadline >= dialog->timer_at) return;
  dialog->timer_at = *deadline;
  context_.set_timer(*deadline, host_, Timer::dialog, at.connection.value());
}

}  // namespace mailscope::nodes
