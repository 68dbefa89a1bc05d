#include "nodes/context.hpp"

#include "base/check.hpp"
#include "base/text.hpp"

namespace mailscope::nodes {

void Directory::add(const std::string& domain, HostId server) {
  servers_[lowered(domain)] = server;
}

std::optional<HostId> Directory::server_of(std::string_view domain) const {
  const auto found = servers_.find(lowered(domain));
  if (found == servers_.end()) return std::nullopt;
  return found->second;
}

SessionId Ledger::open_session(ConnectionId connection) {
  const SessionId session(carries_.size());
  carries_.emplace_back();
  if (session_of_.size() <= connection.index()) session_of_.resize(connection.index() + 1);
  session_of_[connection.index()] = session;
  return session;
}

SessionId Ledger::session_over(ConnectionId connection) const {
  MAILSCOPE_CHECK(connection.index() < session_of_.size());
  return session_of_[connection.index()];
}

void Ledger::begin_transaction(SessionId session, MessageId message) {
  carries_[session.index()] = message;
}

MessageId Ledger::message_in(SessionId session) const {
  return carries_[session.index()];
}

void Ledger::stored(const InMailbox& place, MessageId message) {
  std::vector<MessageId>& messages =
      folders_[{std::string(place.address), std::string(place.folder)}];
  MAILSCOPE_CHECK(place.uid == messages.size() + 1);
  messages.push_back(message);
}

MessageId Ledger::stored_as(const InMailbox& place) const {
  const auto found = folders_.find({std::string(place.address), std::string(place.folder)});
  if (found == folders_.end() || place.uid == 0 || place.uid > found->second.size()) return {};
  return found->second[place.uid - 1];
}

}  // namespace mailscope::nodes
