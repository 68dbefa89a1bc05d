#include "replay/streams.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace mailscope::replay {

void Streams::note(const trace::Trace& trace, RecordNumber n) {
  const trace::What& what = trace[n].what;
  if (std::holds_alternative<trace::ConnectionOpened>(what)) {
    connections_.emplace_back();
  } else if (const auto* opened = std::get_if<trace::SessionOpened>(&what)) {
    sessions_.push_back(opened->connection);
    connections_[opened->connection.index()].session = opened->session;
  } else if (const auto* said = std::get_if<trace::Said>(&what)) {
    note(*said, n);
  } else if (const auto* started = std::get_if<trace::TransactionStarted>(&what)) {
    Both& both = over(started->session);
    both.sending = started->message;
    both.begins = true;
  }
}

void Streams::note(const trace::Said& said, RecordNumber n) {
  Both& both = over(said.session);
  Piece piece{said.begin, said.begin + said.text.size, n, {}};
  if (said.side == Side::client) {
    piece.message = both.sending;
    piece.begins_transaction = std::exchange(both.begins, false);
    if (said.line == trace::LineKind::end_of_content) both.sending = MessageId::none();
  }
  both.said[static_cast<std::size_t>(said.side)].push_back(piece);
}

Streams::Both& Streams::over(SessionId session) {
  return connections_[sessions_[session.index()].index()];
}

std::span<const Piece> Streams::within(ConnectionId connection, Side side, std::uint64_t begin,
                                       std::uint64_t end) const {
  const auto& said = connections_[connection.index()].said[static_cast<std::size_t>(side)];
  const auto first = std::upper_bound(said.begin(), said.end(), begin,
                                      [](std::uint64_t at, const Piece& p) { return at < p.end; });
  auto behind = first;
  while (behind != said.end() && behind->begin < end) ++behind;
  return {first, behind};
}

SessionId Streams::session(ConnectionId connection) const {
  return connections_[connection.index()].session;
}

}  // namespace mailscope::replay
