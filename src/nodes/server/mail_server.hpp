#pragma once
// A mail server: takes in messages over SMTP for its own users and from them, queues what is for
// elsewhere, hands it on as SMTP client, and lets its users read over IMAP. What it answers for
// stands on its disk.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "nodes/node.hpp"
#include "nodes/server/addressing.hpp"
#include "nodes/server/disk.hpp"
#include "nodes/server/mail_queue.hpp"
#include "nodes/server/mail_store.hpp"
#include "nodes/server/reception.hpp"
#include "nodes/server/relay.hpp"
#include "policy/mail_server.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::nodes {

struct MailServerConfig {
  std::string name;  // what it calls itself in SMTP
  policy::MailServer policy;
  AddressingConfig addresses;
};

class MailServer final : public Node, public DiskOwner {
 public:
  MailServer(Context& context, HostId host, MailServerConfig config);

  void add_user(const std::string& address, const std::string& password, std::uint64_t quota,
                HostId agent);
  // Finds its way by DNS. The agents of its users need none: they know their server.
  void ask(HostId name_server) { relay_.ask(name_server); }
  void timer(Timer timer, std::uint32_t number) override;
  void crash() override;
  void restart() override { queue_.restart(); }

  const MailQueue& queue() const { return queue_; }
  const MailStore& store() const { return store_; }
  MailStore& store() { return store_; }
  const MailServerConfig& config() const { return config_; }
  Reception& reception() { return reception_; }

  // A client at `at` has sent a message that the server does not refuse. It hears its answer when
  // the disk holds the message; when `silent`, none (RFC 1047).
  void accept(const smtp::AskMessage& message, net::Endpoint at, bool silent);
  void change_flags(FlagChange change);

  void safe(DiskEntry& entry) override;

 private:
  std::unique_ptr<Dialog> serve(net::Endpoint at, std::uint16_t port) override;
  std::string received_field(const smtp::AskMessage& message, MessageId id, HostId client) const;
  static void queue_what_comes_back(Intake& intake, std::string_view content);
  void queue_what_has_no_room(Intake& intake, std::uint64_t size) const;
  void tell_of_arrival(Intake& intake, const smtp::AskMessage& message);

  // ---- acknowledge.cpp: the order of the disk and the answer.
  void take_in(Intake intake);
  void taken_in(Intake& intake);
  void acknowledge(const Intake& intake);

  // ---- The disk holds it.
  void keep(Intake& intake);
  void keep_composed(Intake& intake);
  void keep_copy(const Intake& intake, const Intake::Copy& copy);
  void keep_flags(const FlagChange& change);

  MailServerConfig config_;
  Disk disk_;
  MailStore store_;
  MailQueue queue_;
  Addressing addressing_;
  Reception reception_;
  Notifier notifier_;
  Relay relay_;
};

}  // namespace mailscope::nodes
