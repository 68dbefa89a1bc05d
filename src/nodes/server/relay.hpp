#pragma once
// The sending half of a mail server: what it does with its queue, as SMTP client (RFC 5321
// §4.5.4.1).
//
// A message in the queue lives through attempts. An attempt begins when the message is due. Its
// recipients are grouped by domain, and for each domain the hosts that take its mail are looked up
// (§5.1). Only when the hosts of all domains are known does anything leave, so that recipients who
// share a host share one copy. A host that does not take the message is followed by the next one
// of its domain; when there is none left, the recipients of that domain have their result. The
// attempt is over when all domains are, and the message rests until it is due again.
//
// A result is one of three (§4.2.1, §4.5.4.1). Deferred: a reply of 4yz, or no connection; the
// recipient stays in the queue, in memory only, for nothing has changed that a crash could undo.
// Accepted and refused: the queue has done with that recipient, which is a change, and therefore
// goes to the disk first. When the time for giving up has passed, deferred counts as refused.
//
// What becomes of recipients is written as one settlement, together with the notifications that
// tell the sender of it (§4.5.4.1, §6.1). Either both survive a crash or neither does, and in the
// latter case the message is tried again. So somebody may get it twice, but it never vanishes:
// that is the side on which RFC 1047 says to err.
//
// What holds throughout:
// - A recipient leaves the queue only in settled_safely(), when the disk has his settlement; the
//   message leaves it with the last of them.
// - No attempt begins while another is under way or a settlement is not yet safe: who is still to
//   be served would not be known.
// - A message without a reverse-path is told of to nobody: no notification causes another (§6.1).
// - Everything known in memory alone (lookups, connections, how often it was tried) may be
//   forgotten at any moment: crash() does, and the queue is tried from the start.
//
// Others do the parts: mail_routing.hpp finds hosts, destinations.hpp has the connections and lets
// a host rest that just failed, notifier.hpp writes notifications, mail_queue.hpp knows the times.

#include <cstdint>
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
