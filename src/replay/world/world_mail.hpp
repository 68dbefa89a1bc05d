#pragma once
// Mail at one moment: queues, mailboxes, messages, and who answers for them.

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "mail/flags.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::replay {

// What became of a message for one recipient. `lost`: a server took it over, and now nobody holds
// it and nobody was told.
enum class Fate : std::uint8_t { composing, queued, delivered, read, bounced, lost };
std::string_view name(Fate);

// ---- On a mail server's disk.
struct QueuedRecipient {
  std::string_view address;
  std::uint32_t recipient = 0;  // its place among the message's recipients
  bool done = false;
  trace::RecipientOutcome outcome = trace::RecipientOutcome::relayed;  // if done
  std::string_view reply;  // the last: why deferred, or with what done; empty: none yet
  bool operator==(const QueuedRecipient&) const = default;
};
struct QueueEntry {
  QueueItemId item;
  MessageId message;
  std::string_view content;
  Instant since;
  Instant next_attempt;       // of no meaning while one is under way
  std::uint32_t attempt = 0;  // the attempts started so far
  SessionId trying;           // the session of the attempt under way; none: it waits
  std::string_view reason;    // why it waits; empty before the first failure
  std::vector<QueuedRecipient> recipients;
  bool operator==(const QueueEntry&) const = default;
};
using Queue = std::map<QueueItemId, QueueEntry>;  // in the order of arrival

struct StoredMessage {
  std::uint32_t uid = 0;  // RFC 3501 §2.3.1.1
  MessageId message;
  mail::Flags flags;
  std::string_view content;
  Instant since;
  bool seen() const { return flags.has(mail::Flag::seen); }
  bool operator==(const StoredMessage&) const = default;
};
struct Folder {
  std::string_view name;
  std::vector<StoredMessage> messages;  // by uid
  bool operator==(const Folder&) const = default;
};
struct Mailbox {
  std::string_view address;
  HostId agent;  // where its user reads
  std::vector<Folder> folders;
  bool operator==(const Mailbox&) const = default;
};

// ---- Messages. One may be in several places: while the last 250 is on its way, it stands in
// the sender's queue and in the receiver's mailbox.
enum class PlaceKind : std::uint8_t { agent, queue, mailbox, shown };
struct Place {
  PlaceKind kind = PlaceKind::agent;
  HostId host;
  QueueItemId item;                  // in a queue
  std::string_view address, folder;  // in a mailbox; shown: to whom
  std::uint32_t uid = 0;             // in a mailbox
  bool operator==(const Place&) const = default;
};

// Who answers for a recipient of a message, RFC 5321 §6.1: its sender's agent until a server has
// said 250 to the end of the data; then that server, with its queue or a mailbox. `list`: a mailing
// list has taken it and made its own message of it. `told`: the sender knows that it failed.
// `nobody`: it was itself a notification and failed, or it is lost.
enum class CustodyKind : std::uint8_t { agent, queue, mailbox, list, told, nobody };
std::string_view name(CustodyKind);
struct Custody {
  CustodyKind kind = CustodyKind::agent;
  HostId host;         // none: nobody
  RecordNumber since;  // the record by which it came there,
  Instant at;          // and when
  bool operator==(const Custody&) const = default;
};

struct Recipient {
  std::string_view address;
  Fate fate = Fate::composing;  // of one that was redirected: of those it was redirected to
  Instant at;                   // when it came to that fate
  std::uint32_t attempts = 0;   // to relay it
  std::string_view last_reply;
  Custody custody;            // of itself; see custody(message, recipient)
  std::uint32_t copies = 0;   // how often it was put into the INBOX
  std::uint32_t waiting = 0;  // queue entries that have not done with it
  std::uint32_t failing = 0;  // queue entries in which it failed, and of which somebody may be told
  bool accepted = false;      // some server has taken it over
  bool expanded = false;      // a mailing list has taken it
  bool read = false;          // its user has seen it
  bool told = false;          // the sender knows that it failed
  bool discarded = false;     // it failed, and nobody is to be told
  bool redirected = false;    // it goes to others: Message::redirections
  bool by_redirection = false;  // the sender did not name it
  bool operator==(const Recipient&) const = default;
};
// An alias or a forwarding, RFC 5321 §3.9.1: places among the message's recipients.
struct Redirection {
  std::uint32_t from = 0, to = 0;
  bool operator==(const Redirection&) const = default;
};
// The sender was told what became of a recipient, or what has not become of it yet.
struct Notice {
  std::uint32_t recipient = 0;  // its place among the message's recipients
  trace::NotificationKind what = trace::NotificationKind::failed;
  MessageId notification;
  RecordNumber record;
  Instant at;
  bool operator==(const Notice&) const = default;
};
struct Message {
  HostId composed_on;
  Instant composed;
  RecordNumber record;      // its MessageComposed
  MessageId about;          // the message that this notification tells of
  MessageId copy_of;        // the message of which a mailing list made this one
  std::string_view sender;  // empty: the null reverse-path
  std::string_view subject, content;
  std::string_view submission_failure;  // why it stays with the agent
  std::vector<Recipient> recipients;
  std::vector<Redirection> redirections;
  std::vector<Notice> notices;
  std::vector<Place> places;
  bool operator==(const Message&) const = default;
};

// Who answers for a recipient now; if it was redirected, for the worst off of those to whom.
Custody custody(const Message& message, std::size_t recipient);

// Of several recipients, the one that is worst off speaks for the message; none: it has none.
std::optional<std::size_t> worst_off(const Message& message);

}  // namespace mailscope::replay
