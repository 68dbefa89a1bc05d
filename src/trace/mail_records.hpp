#pragma once
// What happens to mail: sessions, disks, messages, queues, mailboxes.

#include <cstdint>
#include <string_view>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"
#include "mail/flags.hpp"
#include "trace/protocols.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::trace {

// ---- Sessions: an application protocol over one connection.
struct SessionOpened {
  static constexpr std::string_view kind = "session-opened";
  SessionId session;
  ConnectionId connection;
  Protocol protocol;
  HostId client, server;
  std::uint16_t port;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("connection", connection), f("protocol", protocol);
    f("client", client), f("server", server), f("port", port);
  }
};
// A command, a reply (perhaps of several lines) or the whole content of a message, as handed to
// TCP with its CRLFs and dots: bytes [begin, begin + text.size) of its direction's stream.
struct Said {
  static constexpr std::string_view kind = "said";
  SessionId session;
  Side side;
  LineKind line;
  std::uint64_t begin;
  Bytes text;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("side", side), f("line", line), f("begin", begin), f("text", text);
  }
};
struct TransactionStarted {  // the client begins to send `message`
  static constexpr std::string_view kind = "transaction-started";
  SessionId session;
  MessageId message;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("message", message);
  }
};
struct LoginTried {  // at the record's host
  static constexpr std::string_view kind = "login-tried";
  SessionId session;
  Bytes address;
  bool accepted;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("address", address), f("accepted", accepted);
  }
};

// ---- The disk of a mail server, the record's host. What it writes is in its memory only until it
// is synced; then come the records of what the disk holds now: Queued, MailboxStored, ...
struct DiskWritten {
  static constexpr std::string_view kind = "disk-written";
  DiskWrite what;
  MessageId message;  // whose; none: not known
  template <class F>
  void fields(F&& f) {
    f("what", what), f("message", message);
  }
};
struct DiskSynced {  // all that was written before the sync began is safe
  static constexpr std::string_view kind = "disk-synced";
  std::uint32_t writes;
  template <class F>
  void fields(F&& f) {
    f("writes", writes);
  }
};
struct WritesLost {  // by a crash, before they were synced
  static constexpr std::string_view kind = "writes-lost";
  std::uint32_t writes;
  template <class F>
  void fields(F&& f) {
    f("writes", writes);
  }
};

// ---- Messages.
struct MessageComposed {  // by a person at an agent, or by a server that notifies
  static constexpr std::string_view kind = "message-composed";
  MessageId message;
  MessageId about;  // the message a notification tells of
  Bytes sender;     // reverse-path; empty: the null reverse-path
  Bytes subject;
  Bytes content;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("about", about), f("sender", sender), f("subject", subject);
    f("content", content);
  }
};
struct RecipientAdded {
  static constexpr std::string_view kind = "recipient-added";
  MessageId message;
  Bytes address;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("address", address);
  }
};
struct SubmissionFailed {  // it stays with the agent
  static constexpr std::string_view kind = "submission-failed";
  MessageId message;
  Bytes reason;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("reason", reason);
  }
};
// The server says 250 to the end of the data: from here on it answers for this recipient of the
// message (RFC 5321 §6.1). One for each recipient of the mail transaction.
struct Accepted {
  static constexpr std::string_view kind = "accepted";
  SessionId session;
  MessageId message;
  Bytes address;
  template <class F>
  void fields(F&& f) {
    f("session", session), f("message", message), f("address", address);
  }
};
struct Redirected {  // an alias: what is for `from` goes to `to` (RFC 5321 §3.9.1)
  static constexpr std::string_view kind = "redirected";
  MessageId message;
  Bytes from, to;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("from", from), f("to", to);
  }
};
struct ListExpanded {  // `copy` is a message of the list's own, to its members (RFC 5321 §3.9.2)
  static constexpr std::string_view kind = "list-expanded";
  MessageId message;
  Bytes list;
  MessageId copy;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("list", list), f("copy", copy);
  }
};
struct RecipientNotified {  // the sender is told what became of this recipient (RFC 3464)
  static constexpr std::string_view kind = "recipient-notified";
  MessageId message;
  Bytes address;
  MessageId notification;
  NotificationKind what;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("address", address), f("notification", notification);
    f("what", what);
  }
};
struct Queued {  // on the disk of the record's host
  static constexpr std::string_view kind = "queued";
  QueueItemId item;
  MessageId message;
  Bytes content;
  Instant next_attempt;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("message", message), f("content", content);
    f("next_attempt", next_attempt);
  }
};
struct QueuedFor {  // a recipient of a queue item
  static constexpr std::string_view kind = "queued-for";
  QueueItemId item;
  Bytes address;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("address", address);
  }
};
struct AttemptStarted {
  static constexpr std::string_view kind = "attempt-started";
  QueueItemId item;
  std::uint32_t attempt;  // from 1
  SessionId session;      // none: no server was found to open one to
  template <class F>
  void fields(F&& f) {
    f("item", item), f("attempt", attempt), f("session", session);
  }
};
struct RecipientDeferred {
  static constexpr std::string_view kind = "recipient-deferred";
  QueueItemId item;
  Bytes address;
  Bytes reason;  // the reply, or why there was none
  Instant next_attempt;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("address", address), f("reason", reason);
    f("next_attempt", next_attempt);
  }
};
struct RecipientDone {
  static constexpr std::string_view kind = "recipient-done";
  QueueItemId item;
  Bytes address;
  RecipientOutcome outcome;
  Bytes reply;
  template <class F>
  void fields(F&& f) {
    f("item", item), f("address", address), f("outcome", outcome), f("reply", reply);
  }
};
struct Dequeued {
  static constexpr std::string_view kind = "dequeued";
  QueueItemId item;
  template <class F>
  void fields(F&& f) {
    f("item", item);
  }
};
struct MailboxStored {  // in the mailbox of `address` on the record's host
  static constexpr std::string_view kind = "mailbox-stored";
  MessageId message;
  Bytes address;
  Bytes folder;
  std::uint32_t uid;  // RFC 3501 §2.3.1.1
  Bytes content;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("address", address), f("folder", folder), f("uid", uid);
    f("content", content);
  }
};
struct FlagsChanged {  // of a message in a mailbox, RFC 3501 §2.3.2
  static constexpr std::string_view kind = "flags-changed";
  Bytes address;
  Bytes folder;
  std::uint32_t uid;
  mail::Flags flags;  // from now on
  template <class F>
  void fields(F&& f) {
    f("address", address), f("folder", folder), f("uid", uid), f("flags", flags);
  }
};
struct MessageRead {  // the agent on the record's host shows it to its user
  static constexpr std::string_view kind = "message-read";
  MessageId message;
  Bytes address;
  Bytes content;
  template <class F>
  void fields(F&& f) {
    f("message", message), f("address", address), f("content", content);
  }
};

}  // namespace mailscope::trace
