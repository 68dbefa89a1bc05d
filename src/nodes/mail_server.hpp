#pragma once
// A mail server: takes in messages over SMTP for its own users and from them, queues what is for
// elsewhere, hands it on as SMTP client, and lets its users read over IMAP.

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "nodes/mail_queue.hpp"
#include "nodes/mail_routing.hpp"
#include "nodes/mail_store.hpp"
#include "nodes/node.hpp"
#include "nodes/smtp_sending.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::nodes {

struct MailServerConfig {
  std::string domain;  // whose mail it keeps
  std::string name;    // what it calls itself in SMTP
  smtp::ServerTexts replies;
  smtp::ClientConfig client;  // how it speaks when it sends
  RetryPolicy retry;
  bool adds_received = true;  // to what it relays
};

// A message as it came in over SMTP.
struct Arrival {
  MessageId message;
  const smtp::Envelope& envelope;
  std::string_view content;
  HostId client;
  std::string hello;  // what the client called itself
  bool extended;      // by EHLO
};

class MailServer final : public Node, public DeliveryOwner, public RouteOwner {
 public:
  MailServer(Context& context, HostId host, MailServerConfig config);

  void add_user(const std::string& address, const std::string& password, HostId agent);
  // Finds its way by DNS. The agents of its users need none: they know their server.
  void ask(HostId name_server) { routing_.ask(name_server); }
  void queue_timer(QueueItemId item);
  void lookup_timer() { routing_.timer(); }
  void crash() override;
  void restart() override { queue_.restart(); }

  const MailQueue& queue() const { return queue_; }
  const MailStore& store() const { return store_; }
  MailStore& store() { return store_; }
  const MailServerConfig& config() const { return config_; }

  // ---- What the server decides when a client talks to it.
  smtp::Verdict recipient_verdict(const std::string& address, HostId client);
  // Takes the responsibility for a message (RFC 5321 §6.1): when this returns, it stands in
  // mailboxes and in the queue.
  void accept(const Arrival& arrival);

  void delivery_ended(const Delivery& delivery,
                      const std::vector<RecipientResult>& results) override;
  void hand_over(HostId server, const Course& course, CourseId id) override;
  void settled(QueueItemId id, const std::vector<RecipientResult>& results, bool last) override;

 private:
  std::unique_ptr<Dialog> serve(net::Endpoint at, std::uint16_t port) override;
  void dialog_ended(const Dialog& dialog) override;
  bool is_local(std::string_view address) const;
  std::string received_line(const Arrival& arrival);
  void store_for(const std::string& address, MessageId message, std::string_view content);

  // ---- As SMTP client.
  void attempt(QueueItem& item);
  void give_up(QueueItem& item);
  void notify_sender(const QueueItem& item, const std::vector<RecipientResult>& failures);
  std::string notification(const QueueItem& item, MessageId message,
                           const std::vector<RecipientResult>& failures);

  MailServerConfig config_;
  MailStore store_;
  MailQueue queue_;
  MailRouting routing_;
  std::set<HostId> agents_;                 // may send mail to anywhere through here
  std::map<HostId, SmtpSending*> sending_;  // the session under way with each server
};

}  // namespace mailscope::nodes
