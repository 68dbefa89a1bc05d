#pragma once
// The sending half of a mail server: what it does with its queue, as SMTP client (RFC 5321
// §4.5.4.1).

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "nodes/addressing.hpp"
#include "nodes/disk.hpp"
#include "nodes/mail_queue.hpp"
#include "nodes/mail_routing.hpp"
#include "nodes/node.hpp"
#include "nodes/smtp_sending.hpp"

namespace mailscope::nodes {

struct RelayConfig {
  smtp::ClientConfig client;  // how it speaks
};

class Relay final : public DeliveryOwner, public RouteOwner {
 public:
  // All of them outlive it; `program` opens its connections.
  Relay(Context& context, Node& program, RelayConfig config, MailQueue& queue,
        const Addressing& addressing, Disk& disk);

  // Finds its way by DNS.
  void ask(HostId name_server) { routing_.ask(name_server); }
  void queue_timer(QueueItemId item);
  void lookup_timer() { routing_.timer(); }
  void dialog_ended(const Dialog& dialog);
  void crash();

  // The disk holds what became of these recipients.
  void settled_safely(const Settlement& settlement);

  void delivery_ended(const Delivery& delivery,
                      const std::vector<RecipientResult>& results) override;
  void hand_over(HostId server, const Course& course, CourseId id) override;
  void settled(QueueItemId id, const std::vector<RecipientResult>& results, bool last) override;

 private:
  std::optional<RecipientResult> hopeless(const std::string& address) const;
  void attempt(QueueItem& item);
  void give_up(QueueItem& item);
  void settle(QueueItem& item, std::vector<RecipientResult> results);
  void rest(QueueItem& item);
  Intake notification(const QueueItem& item, const std::vector<RecipientResult>& failures);

  Context& context_;
  Node& program_;
  RelayConfig config_;
  MailQueue& queue_;
  const Addressing& addressing_;
  Disk& disk_;
  MailRouting routing_;
  std::size_t notifications_ = 0;           // composed, for their Message-ID
  std::map<HostId, SmtpSending*> sending_;  // the session under way with each server
};

}  // namespace mailscope::nodes
