#pragma once
// The message queue of a mail server (RFC 5321 §4.5.4.1): what it has accepted and not yet handed
// on. It stands on the disk; which attempts are under way is known in memory only.

#include <map>
#include <string>
#include <vector>

#include "nodes/context.hpp"
#include "nodes/delivery.hpp"

namespace mailscope::nodes {

struct QueueItem {
  QueueItemId id;
  MessageId message;
  std::string sender;  // reverse-path; empty: null
  Bytes content;
  Instant queued;
  Instant next_attempt;
  std::uint32_t attempts = 0;
  std::vector<std::string> recipients;                 // not yet relayed, failed or told of
  std::map<std::string, RecipientResult> last_result;  // by recipient
  std::size_t under_way = 0;                           // courses in memory
};

struct RetryPolicy {
  Duration every;
  Duration give_up_after;
};

class MailQueue {
 public:
  MailQueue(Context& context, HostId host, RetryPolicy policy)
      : context_(context), host_(host), policy_(policy) {}

  QueueItemId add(MessageId message, const std::string& sender, Bytes content,
                  const std::vector<std::string>& recipients);
  QueueItem* find(QueueItemId id);
  const std::map<QueueItemId, QueueItem>& items() const { return items_; }

  bool due(const QueueItem& item) const;      // its time to be tried has come
  bool expired(const QueueItem& item) const;  // its time to give up has come
  void begin_attempt(QueueItem& item);        // the next one is counted from now

  // What became of one recipient.
  void relayed(QueueItem& item, const RecipientResult& result);
  void deferred(QueueItem& item, const RecipientResult& result);
  void failed(QueueItem& item, const RecipientResult& result);
  void remove(QueueItemId id);

  void schedule(const QueueItem& item);
  // After a crash: no attempt is under way, and nobody waits for the old timers.
  void restart();

 private:
  void done(QueueItem& item, const RecipientResult& result, trace::RecipientOutcome outcome);
  Instant gives_up(const QueueItem& item) const { return item.queued + policy_.give_up_after; }

  Context& context_;
  HostId host_;
  RetryPolicy policy_;
  std::map<QueueItemId, QueueItem> items_;
};

}  // namespace mailscope::nodes
