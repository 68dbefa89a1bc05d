#pragma once
// What the programs on hosts share: the network they use, who serves which domain, and the
// ledger of the observer who watches them all.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/runtime.hpp"
#include "net/transport.hpp"
#include "trace/protocols.hpp"

namespace mailscope::nodes {

inline constexpr std::uint16_t kSmtpPort = trace::facts(trace::Protocol::smtp).port;
inline constexpr std::uint16_t kSubmissionPort = 587;  // RFC 6409 §3.1: SMTP from user agents
inline constexpr std::uint16_t kImapPort = trace::facts(trace::Protocol::imap).port;
inline constexpr std::uint16_t kDiscardPort = trace::facts(trace::Protocol::discard).port;
inline constexpr std::uint16_t kDnsPort = trace::facts(trace::Protocol::dns).port;

// Which host serves mail for a domain: the picture without DNS.
class Directory {
 public:
  void add(const std::string& domain, HostId server);
  std::optional<HostId> server_of(std::string_view domain) const;

 private:
  std::map<std::string, HostId, std::less<>> servers_;  // by lower-case domain
};

// Gives out the numbers that the trace uses, and remembers what only an observer of the whole
// can know: which session runs over a connection, and which message a session carries. The
// programs act on bytes alone; this names in the trace what they act on.
class Ledger {
 public:
  MessageId new_message() { return MessageId(messages_++); }
  LookupId new_lookup() { return LookupId(lookups_++); }
  QueueItemId new_queue_item() { return QueueItemId(queue_items_++); }
  SessionId open_session(ConnectionId connection);
  SessionId session_over(ConnectionId connection) const;
  void begin_transaction(SessionId session, MessageId message);
  MessageId message_in(SessionId session) const;
  // Which message stands where in a mailbox.
  struct InMailbox {
    std::string_view address, folder;
    std::uint32_t uid;
  };
  void stored(const InMailbox& place, MessageId message);
  MessageId stored_as(const InMailbox& place) const;

 private:
  std::size_t messages_ = 0;
  std::size_t lookups_ = 0;
  std::size_t queue_items_ = 0;
  using FolderKey = std::pair<std::string, std::string>;  // its mailbox's address, its name
  std::vector<SessionId> session_of_;                     // by connection
  std::vector<MessageId> carries_;                        // by session
  std::map<FolderKey, std::vector<MessageId>> folders_;   // by UID, which count from 1
};

// What a timer of a node is for, and what its number says.
enum class Timer : std::uint8_t {
  dialog,  // a connection
  queue,   // a queue item
  lookup,  // nothing
  disk,    // nothing
};

struct Context {
  net::Runtime& runtime;
  const net::Hosts& hosts;
  net::Transport& transport;
  net::Datagrams& datagrams;
  std::int64_t starts_at;  // Unix seconds of instant 0
  std::uint64_t seed;
  Directory directory = {};
  Ledger ledger = {};

  // The node on `host` gets timer(timer, number) then; nothing takes that back.
  void set_timer(Instant at, HostId host, Timer timer, std::uint32_t number = 0) {
    runtime.schedule(at, engine::EventKind::node_timer, host, number,
                     static_cast<std::uint32_t>(timer));
  }
  std::int64_t date() const { return starts_at + runtime.now.ns() / 1'000'000'000; }
};

}  // namespace mailscope::nodes
