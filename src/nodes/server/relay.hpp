#pragma once
// The sending half of a mail server: what it does with its queue, as SMTP client (RFC 5321
// §4.5.4.1).
//
// How an attempt goes. queue_timer() says that an item may be due. Recipients of this server that
// cannot be served are refused at once. The others are grouped by domain, and MailRouting finds a
// host for each group: that is found(), or settled() if there is none. When all groups have been
// looked up, what goes to the same host leaves as a single copy through Destinations, which holds
// the connections. Their SmtpSending brings the results to delivered(), which passes them to
// MailRouting, for a recipient that was deferred may have another host to try. Who has none gets
// the result of this attempt by settled().
//
// What is final, relayed or failed, is written to the disk together with the notification that
// tells the sender, and the recipient leaves the queue when both are safe: settled_safely(). A
// crash before that repeats a delivery, and loses none. Who was deferred waits in the queue.

#include <optional>
#include <string>
#include <vector>

#include "nodes/server/addressing.hpp"
#include "nodes/server/destinations.hpp"
#include "nodes/server/disk.hpp"
#include "nodes/server/mail_queue.hpp"
#include "nodes/server/mail_routing.hpp"
#include "nodes/server/notifier.hpp"

namespace mailscope::nodes {

using RelayConfig = ConnectionsConfig;

class Relay final : public DeliveryOwner, public RouteOwner {
 public:
  // All of them outlive it; `program` opens its connections.
  Relay(Context& context, Node& program, RelayConfig config, MailQueue& queue,
        const Addressing& addressing, Notifier& notifier, Disk& disk);

  // Finds its way by DNS.
  void ask(HostId name_server) { routing_.ask(name_server); }
  void queue_timer(QueueItemId item);
  void lookup_timer() { routing_.timer(); }
  void crash();

  // The disk holds what became of these recipients.
  void settled_safely(const Settlement& settlement);

  void delivered(const Delivery& delivery, std::vector<RecipientResult> results,
                 bool last) override;
  void session_over(SmtpSending& session, const std::string& failure) override {
    destinations_.session_over(session, failure);
  }
  void found(const Route& route, RouteId id) override;
  void settled(std::uint32_t token, std::vector<RecipientResult> results, bool last) override;

 private:
  std::optional<RecipientResult> hopeless(const std::string& address,
                                          const std::string& sender) const;
  void attempt(QueueItem& item);
  void note_vain_search(const QueueItem& item, const std::vector<RecipientResult>& results);
  void give_up(QueueItem& item);
  bool warn(QueueItem& item);
  void send_what_is_found(QueueItem& item);
  void settle(QueueItem& item, std::vector<RecipientResult> results);
  void write(QueueItem& item, Settlement settlement);
  void tell(const QueueItem& item, trace::NotificationKind what,
            const std::vector<RecipientResult>& results, Settlement& settlement);
  void rest(QueueItem& item);

  Context& context_;
  HostId host_;
  MailQueue& queue_;
  const Addressing& addressing_;
  Notifier& notifier_;
  Disk& disk_;
  MailRouting routing_;
  Destinations destinations_;
};

}  // namespace mailscope::nodes
