#pragma once
// How one record changes the world. Only world.cpp uses this.

#include "replay/world.hpp"

namespace mailscope::replay {

class Fold {
 public:
  Fold(World& world, const trace::Trace& trace, RecordNumber number)
      : world_(world), trace_(trace), number_(number), record_(trace[number]) {}

  // The world as it was built, and what was done to it: fold.cpp.
  void operator()(const trace::HostAdded& r);
  void operator()(const trace::LinkAdded& r);
  void operator()(const trace::LinkRuleAdded&) {}  // who shows rules reads them from the trace
  void operator()(const trace::LinkDown& r);
  void operator()(const trace::LinkUp& r);
  void operator()(const trace::MailboxAdded& r);
  void operator()(const trace::InputApplied& r);
  void operator()(const trace::HostDown& r);
  void operator()(const trace::HostUp& r);

  // Packets, connections, sessions: fold_network.cpp.
  void operator()(const trace::PacketSent& r);
  void operator()(const trace::DatagramSent& r);
  void operator()(const trace::PacketDuplicated& r);
  void operator()(const trace::RuleFired&) {}  // its effect shows it
  void operator()(const trace::PacketArrived& r);
  void operator()(const trace::PacketLost& r);
  void operator()(const trace::ConnectionOpened& r);
  void operator()(const trace::TcpStateChanged& r);
  void operator()(const trace::RetransmissionTimeout&) {}  // its retransmission shows it
  void operator()(const trace::FastRetransmit&) {}
  void operator()(const trace::ZeroWindowProbe&) {}
  void operator()(const trace::CongestionChanged& r);
  void operator()(const trace::LookupStarted&) {}
  void operator()(const trace::LookupEnded&) {}
  void operator()(const trace::BytesDelivered& r);
  void operator()(const trace::ConnectionFailed& r);
  void operator()(const trace::SessionOpened& r);
  void operator()(const trace::Said& r);
  void operator()(const trace::TransactionStarted& r);
  void operator()(const trace::LoginTried&) {}  // the dialog shows it

  // Messages, queues, mailboxes: fold_mail.cpp.
  void operator()(const trace::MessageComposed& r);
  void operator()(const trace::RecipientAdded& r);
  void operator()(const trace::SubmissionFailed& r);
  void operator()(const trace::DiskWritten&) {}
  void operator()(const trace::DiskSynced&) {}
  void operator()(const trace::WritesLost&) {}
  void operator()(const trace::Accepted&) {}
  void operator()(const trace::Redirected&) {}
  void operator()(const trace::ListExpanded&) {}
  void operator()(const trace::RecipientNotified&) {}
  void operator()(const trace::Queued& r);
  void operator()(const trace::QueuedFor& r);
  void operator()(const trace::AttemptStarted& r);
  void operator()(const trace::RecipientDeferred& r);
  void operator()(const trace::RecipientDone& r);
  void operator()(const trace::Dequeued& r);
  void operator()(const trace::MailboxStored& r);
  void operator()(const trace::MarkedSeen& r);
  void operator()(const trace::MessageRead& r);

 private:
  std::string_view text(Bytes bytes) const { return trace_.text(bytes); }
  Host& here() { return world_.hosts[record_.host.index()]; }
  Connection& connection(ConnectionId id) { return world_.connections[id.index()]; }
  Session& session(SessionId id) { return world_.sessions[id.index()]; }
  Message& message(MessageId id) { return world_.messages[id.index()]; }
  QueueEntry* entry(QueueItemId item);  // null when it has left
  Recipient& recipient(MessageId id, std::string_view address);

  void forget(ConnectionId id);
  void note_if_closed(ConnectionId id);
  void land(PacketId id);
  void leave_agent(Message& message);
  bool is_queued_for(const Message& message, std::string_view address) const;

  World& world_;
  const trace::Trace& trace_;
  RecordNumber number_;
  const trace::Record& record_;
};

}  // namespace mailscope::replay
