#pragma once
// How one record changes the world. Only world.cpp uses this.

#include <string_view>
#include <vector>

#include "replay/world/world.hpp"

namespace mailscope::replay {

class Fold {
 public:
  Fold(World& world, const trace::Trace& trace, RecordNumber number)
      : world_(world), trace_(trace), number_(number), record_(trace[number]) {}

  // The world as it was built, and what was done to it: fold.cpp.
  void operator()(const trace::RunDescribed&) {}  // run.hpp reads what a run says of itself
  void operator()(const trace::Narrated&) {}
  void operator()(const trace::HostAdded& r);
  void operator()(const trace::LinkAdded& r);
  void operator()(const trace::LinkRuleAdded&) {}  // who shows rules reads them from the trace
  void operator()(const trace::LinkRulePeriod&) {}
  void operator()(const trace::LinkDown& r);
  void operator()(const trace::LinkUp& r);
  void operator()(const trace::AgentAdded& r);
  void operator()(const trace::MailboxAdded& r);
  void operator()(const trace::InputApplied&) {}  // what it does has records of its own
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

  // Messages and queues: fold_mail.cpp.
  void operator()(const trace::MessageComposed& r);
  void operator()(const trace::RecipientAdded& r);
  void operator()(const trace::SubmissionFailed& r);
  void operator()(const trace::Queued& r);
  void operator()(const trace::QueuedFor& r);
  void operator()(const trace::AttemptStarted& r);
  void operator()(const trace::RecipientDeferred& r);
  void operator()(const trace::RecipientDone& r);
  void operator()(const trace::Dequeued& r);

  // Who has taken a message over, and who was told of it: fold_custody.cpp.
  void operator()(const trace::Accepted& r);
  void operator()(const trace::Redirected& r);
  void operator()(const trace::ListExpanded& r);
  void operator()(const trace::RecipientNotified& r);

  // Disks and mailboxes: fold_disk.cpp.
  void operator()(const trace::DiskWritten& r);
  void operator()(const trace::DiskSynced& r);
  void operator()(const trace::WritesLost& r);
  void operator()(const trace::MailboxStored& r);
  void operator()(const trace::FlagsChanged& r);
  void operator()(const trace::MessageRead& r);

 private:
  std::string_view text(Bytes bytes) const { return trace_.text(bytes); }
  Host& here() { return world_.hosts[record_.host.index()]; }
  Connection& connection(ConnectionId id) { return world_.connections[id.index()]; }
  Session& session(SessionId id) { return world_.sessions[id.index()]; }
  Message& message(MessageId id) { return world_.messages[id.index()]; }
  QueueEntry* entry(QueueItemId item);                                // null when it has left
  std::size_t recipient(Message& message, std::string_view address);  // known from now on

  void forget(ConnectionId id);
  void note_if_closed(ConnectionId id);
  void land(PacketId id);

  // Custody: fold_custody.cpp.
  void settle(Message& message, std::size_t recipient);
  void come_to(Recipient& recipient, Fate fate);
  void hold(Message& message, Recipient& recipient, CustodyKind kind, HostId holder);
  void held_on_disk(Message& message, Recipient& recipient, CustodyKind kind);
  void take_over(Message& message, std::size_t recipient, std::vector<bool>& seen);
  void let_go(Message& message, std::size_t recipient);
  void tell(Message& message, std::size_t recipient, std::vector<bool>& seen);
  void leave_agent(Message& message);

  World& world_;
  const trace::Trace& trace_;
  RecordNumber number_;
  const trace::Record& record_;
};

}  // namespace mailscope::replay
