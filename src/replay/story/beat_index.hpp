#pragma once
// What a beat says of a record that the record itself does not: which message a session is about,
// whose story a copy or a notification belongs to, which replies refuse something.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "replay/story/chapter.hpp"
#include "replay/transcript.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct SessionFacts {
  SessionId id;
  trace::Protocol protocol = trace::Protocol::smtp;
  HostId client, server;
  bool by_agent = false;  // an agent is the client: it hands in, or reads
  // The first message that travels in it, is tried in it, or is read; none: nothing is.
  MessageId message;
  std::string_view whose = {};  // who logs in to a mailbox, as far as that is known
  bool logged_in = false;
  std::uint32_t read = 0;  // messages
  bool relays() const { return protocol == trace::Protocol::smtp && !by_agent; }
  bool found_nothing() const { return logged_in && read == 0; }
};

// A reply that begins with 4 or 5, and when its client has heard it.
struct Refusal {
  RecordNumber heard;
  SessionId session;
  std::string_view text;
};

class BeatIndex {
 public:
  BeatIndex(const trace::Trace& trace, const std::vector<WrittenMessage>& written,
            const std::vector<Transcript>& transcripts);

  const std::vector<SessionFacts>& sessions() const { return sessions_; }
  const SessionFacts& session(SessionId id) const { return sessions_[id.index()]; }
  SessionId session_over(ConnectionId connection) const;
  const std::vector<Refusal>& refusals() const { return refusals_; }  // by `heard`

  // The message of a person; none: its story is not told.
  MessageId story_of(MessageId message) const;
  bool is_copy(MessageId message) const;  // of a mailing list
  // What it tells of; nothing: it is no notification.
  std::optional<trace::NotificationKind> notification(MessageId message) const;
  bool goes_to(MessageId message, std::string_view domain) const;
  // The session in which a message was taken that is queued or stored with this record.
  SessionId accepted_in(RecordNumber record) const;

 private:
  struct Facts {  // of a message
    MessageId story;
    HostId composed_on;
    RecordNumber record;
    bool copy = false, handed_in = false;
    std::optional<trace::NotificationKind> notification = {};
    std::vector<std::string_view> domains = {};
  };
  struct Acceptance {
    RecordNumber record;
    SessionId session;
  };

  template <class T>
  void see(RecordNumber, const T&) {}
  void see(RecordNumber n, const trace::HostAdded& r);
  void see(RecordNumber n, const trace::MessageComposed& r);
  void see(RecordNumber n, const trace::RecipientAdded& r);
  void see(RecordNumber n, const trace::ListExpanded& r);
  void see(RecordNumber n, const trace::RecipientNotified& r);
  void see(RecordNumber n, const trace::ConnectionOpened& r);
  void see(RecordNumber n, const trace::SessionOpened& r);
  void see(RecordNumber n, const trace::TransactionStarted& r);
  void see(RecordNumber n, const trace::Queued& r);
  void see(RecordNumber n, const trace::AttemptStarted& r);
  void see(RecordNumber n, const trace::Accepted& r);
  void see(RecordNumber n, const trace::LoginTried& r);
  void see(RecordNumber n, const trace::MessageRead& r);
  void travels(SessionId session, MessageId message);
  void find_unsent();
  void find_refusals(const std::vector<Transcript>& transcripts);

  const trace::Trace& trace_;
  std::vector<bool> agents_;            // by HostId
  std::vector<SessionId> reading_;      // by HostId: its session with a mailbox
  std::vector<Facts> messages_;         // by MessageId
  std::vector<SessionFacts> sessions_;  // by SessionId
  std::vector<RecordNumber> opened_;    // by SessionId
  std::vector<SessionId> over_;         // by ConnectionId
  std::vector<MessageId> items_;        // by QueueItemId
  std::vector<Acceptance> accepted_;    // by record
  std::vector<Refusal> refusals_;
};

}  // namespace mailscope::replay
