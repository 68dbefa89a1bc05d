#pragma once
// The message queue of a mail server (RFC 5321 §4.5.4.1): what it has accepted and not yet handed
// on. It stands on the disk; which attempts are under way is known in memory only.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "nodes/context.hpp"
#include "nodes/delivery.hpp"

namespace mailscope::nodes {

struct QueueItem {
  // ---- On the disk.
  QueueItemId id;
  MessageId message;
  smtp::Envelope envelope;  // its recipients: not yet relayed, failed or told of
  Bytes content;
  Instant queued;
  bool warned = false;  // the sender knows that it is late
  // ---- In memory.
  Instant next_attempt;
  std::uint32_t attempts = 0;
  Duration wait = {};                                       // between the last attempt and the next
  std::map<std::string, RecipientResult> last_result = {};  // by recipient
  std::size_t under_way = 0;                                // courses
  std::size_t searching = 0;                                // of them, for a host
  struct Found {
    HostId server;
    CourseId course;
  };
  std::vector<Found> found = {};  // hosts for the others, until no course searches
  std::size_t unsafe = 0;         // settlements written that are not safe yet
};

// RFC 5321 §4.5.4.1.
struct RetryPolicy {
  Duration every;
  Duration give_up_after;
  // Each wait is so many thousandths of the one before; none is longer than `at_most`.
  std::int64_t back_off = 1000;
  Duration at_most = {};                    // `every` if that is longer
  std::optional<Duration> warn_after = {};  // then the sender is told that it is late
};

class MailQueue {
 public:
  MailQueue(Context& context, HostId host, RetryPolicy policy)
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
  RetryPolicy policy_;
  std::map<QueueItemId, QueueItem> items_;
};

}  // namespace mailscope::nodes
