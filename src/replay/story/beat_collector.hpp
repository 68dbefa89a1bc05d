#pragma once
// Finds the beats of a run, record by record.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "replay/story/beat.hpp"
#include "replay/story/beat_index.hpp"
#include "replay/story/chapter.hpp"
#include "replay/transcript.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

class BeatCollector {
 public:
  BeatCollector(const trace::Trace& trace, const std::vector<WrittenMessage>& written,
                const std::vector<Transcript>& transcripts)
      : trace_(trace), index_(trace, written, transcripts), sessions_(index_.sessions().size()) {}

  std::vector<Beat> collect();

 private:
  struct Item {  // an entry of a queue
    MessageId message;
    std::uint32_t attempt = 0;
    SessionId session = {};    // of the attempt under way
    std::string_view to = {};  // the first recipient
  };
  struct Packet {
    HostId from, to;
    SessionId session;
    bool matters = false;           // somebody waits for it
    std::string_view carries = {};  // its payload, else what it does to the connection
  };
  struct SessionState {
    bool established = false;
    std::uint32_t attempt = 0;
    std::array<std::vector<std::uint32_t>, 2> lines =
        {};  // by Side: where commands or replies begin
  };
  struct Write {  // that is not safe yet
    HostId host;
    MessageId message;
    RecordNumber record;
  };

  Beat& tell(BeatKind kind, MessageId about, Beat rest);
  // A session with a message whose story is not told.
  bool is_of_others(SessionId session) const;
  bool told_of(MessageId message) const { return index_.story_of(message) != MessageId::none(); }

  Item* item(QueueItemId id) { return id.index() < items_.size() ? &items_[id.index()] : nullptr; }
  // The attempt that goes on in a session.
  std::uint32_t attempt_in(SessionId session) const;
  const SessionFacts* session_over(ConnectionId connection) const;
  HostId host_of(ConnectionId connection, Side side) const;
  // Of a command or a reply: what else a packet carries is not worth quoting.
  bool begins_a_line(SessionId session, Side side, std::uint32_t offset) const;
  bool is_up(HostId host) const;

  // ---- Replies that refuse something, when their client has heard them.
  void hear();

  template <class T>
  void see(const T&) {}

  // ---- The network.
  void see(const trace::LinkAdded& r) { links_.emplace_back(r.a, r.b); }
  void see(const trace::LinkDown& r) { tell_of_link(BeatKind::link_cut, r.link); }
  void see(const trace::LinkUp& r) { tell_of_link(BeatKind::link_mended, r.link); }
  void tell_of_link(BeatKind kind, LinkId link);
  void see(const trace::HostDown&);
  void see(const trace::HostUp&);
  void see(const trace::ConnectionOpened& r) { connections_.emplace_back(r.client, r.server); }
  void see(const trace::PacketSent& r);
  void see(const trace::DatagramSent& r);
  void see(const trace::PacketDuplicated& r);
  void see(const trace::PacketLost& r);
  MessageId message_in(SessionId session) const;
  void see(const trace::TcpStateChanged& r);
  void established(const SessionFacts& session);
  void see(const trace::ConnectionFailed& r);
  bool is_established(SessionId session) const { return sessions_[session.index()].established; }
  // TCP alone: how its window grows and falls is the story.
  void see(const trace::CongestionChanged& r);

  void see(const trace::Said& r);

  // ---- The DNS.
  void see(const trace::LookupStarted& r) { lookups_.emplace_back(r.type, trace_.text(r.name)); }
  void see(const trace::LookupEnded& r);

  // The message that the name was looked up for.
  MessageId asked_for(std::string_view name) const;

  // ---- Agents.
  void see(const trace::MessageComposed& r);
  void see(const trace::RecipientAdded& r);
  void see(const trace::SessionOpened& r);
  void see(const trace::SubmissionFailed& r);
  void see(const trace::LoginTried& r);
  void see(const trace::MessageRead& r);

  // ---- Queues and disks.
  void see(const trace::DiskWritten& r);
  void see(const trace::DiskSynced&);
  void see(const trace::WritesLost&);
  std::vector<Write> take_unsafe();
  void tell_written(const Write& write);
  void see(const trace::Queued& r);
  void see(const trace::QueuedFor& r);
  void see(const trace::AttemptStarted& r);
  void see(const trace::TransactionStarted& r);
  void see(const trace::RecipientDeferred& r);
  void see(const trace::RecipientDone& r);
  void see(const trace::MailboxStored& r);
  void see(const trace::ListExpanded& r);
  void see(const trace::Redirected& r);

  const trace::Trace& trace_;
  BeatIndex index_;
  RecordNumber number_;
  HostId host_;
  std::vector<Beat> beats_;
  std::vector<Item> items_;      // by QueueItemId
  std::vector<Packet> packets_;  // by PacketId
  std::vector<Write> unsafe_;
  std::vector<HostId> down_;
  std::vector<std::pair<HostId, HostId>> links_;        // by LinkId
  std::vector<std::pair<HostId, HostId>> connections_;  // by ConnectionId: client, server
  std::vector<std::pair<trace::QueryType, std::string_view>> lookups_;  // by LookupId
  std::vector<SessionState> sessions_;                                  // by SessionId
  std::size_t next_refusal_ = 0;
  MessageId last_queued_;
  std::uint32_t window_ = 0, highest_ = 0;
};

}  // namespace mailscope::replay
