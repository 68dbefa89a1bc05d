#pragma once
// The message queue of a mail server (RFC 5321 §4.5.4.1): what it has accepted and not yet handed
// on. It stands on the disk; which attempts are under way is known in memory only.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "nodes/context.hpp"
#include "nodes/delivery.hpp"
#include "policy/mail_server.hpp"

namespace mailscope::nodes {

// A message in the queue, with the recipients that are still to be served. What is on the disk
// survives a crash; the rest tells of its attempts, and restart() forgets the one under way.
//
// An attempt has a route for each domain among the recipients (see MailRouting). All of them begin
// by searching for a host. When none searches any more, those that have found one are sent, all
// with the same host together. A route is under way until each of its recipients has a result. The
// item waits for its next attempt once no route is under way and all that was decided is safe.
struct QueueItem {
  // ---- On the disk.
  QueueItemId id;
  MessageId message;
  smtp::Envelope envelope;  // the recipients of whom nothing final is on the disk
  Bytes content;            // as it is to be sent, trace fields included
  Instant queued;           // the time to give up counts from here
  bool warned = false;      // the sender has been told that the message is late
  // ---- In memory.
  Instant next_attempt;                                     // not before this instant
  std::uint32_t attempts = 0;                               // begun so far
  Duration wait = {};                                       // from the last attempt to the next
  std::map<std::string, RecipientResult> last_result = {};  // by recipient: why it was deferred
  std::size_t under_way = 0;  // routes of the attempt that are not over
  std::size_t searching = 0;  // how many of them look for a host
  struct Found {
    HostId server;
    RouteId route;
  };
  std::vector<Found> found = {};  // routes that have a host, and wait until none searches
  std::size_t unsafe = 0;         // settlements that are written and not yet safe on the disk
};

class MailQueue {
 public:
  MailQueue(Context& context, HostId host, const policy::RetryPolicy& policy)
      : context_(context), host_(host), policy_(policy) {}

  // The disk holds it.
  void add(MessageId message, smtp::Envelope envelope, Bytes content);
  QueueItem* find(QueueItemId id);
  const std::map<QueueItemId, QueueItem>& items() const { return items_; }

  bool due(const QueueItem& item) const;      // its time to be tried has come
  bool expired(const QueueItem& item) const;  // its time to give up has come
  bool late(const QueueItem& item) const;     // its sender is to be warned, and was not yet
  void begin_attempt(QueueItem& item);        // the next one is counted from now
  Instant gives_up(const QueueItem& item) const { return item.queued + policy_.give_up_after; }

  // What became of one recipient: it is to be tried again; or the disk holds that it is done with.
  void deferred(QueueItem& item, const RecipientResult& result);
  void done(QueueItem& item, const RecipientResult& result);
  void remove(QueueItemId id);

  void schedule(const QueueItem& item);
  // After a crash: no attempt is under way, and nobody waits for the old timers.
  void restart();

 private:
  Duration wait_after(const QueueItem& item) const;
  void schedule_warning(const QueueItem& item);

  Context& context_;
  HostId host_;
  policy::RetryPolicy policy_;
  std::map<QueueItemId, QueueItem> items_;
};

}  // namespace mailscope::nodes
