#include "nodes/server/mail_server.hpp"

#include <algorithm>
#include <utility>

#include <fmt/compile.h>

#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "mail/list_fields.hpp"
#include "mail/received.hpp"
#include "nodes/server/imap_serving.hpp"
#include "nodes/server/smtp_serving.hpp"

namespace mailscope::nodes {
namespace {

// A destination that failed rests for a tenth of the time between two attempts.
RelayConfig relay_config(const MailServerConfig& config) {
  const policy::MailServer& policy = config.policy;
  return {.client = {.name = config.name,
                     .extended_hello = policy.greet_with == policy::MailServer::Greeting::ehlo,
                     .spaced_paths = policy.spaced_paths},
          .connections = policy.connections,
          .rest = policy.retry.every / 10};
}

}  // namespace

MailServer::MailServer(Context& context, HostId host, MailServerConfig config)
    : Node(context, host),
      config_(std::move(config)),
      disk_(context, host, config_.policy.disk, *this),
      queue_(context, host, config_.policy.retry),
      addressing_(config_.addresses, store_),
      reception_(context, host, config_.policy, store_, addressing_, disk_),
      notifier_(context, host, addressing_),
      relay_(context, *this, relay_config(config_), queue_, addressing_, notifier_, disk_) {
  context.transport.listen(host, kSmtpPort, *this);
  context.transport.listen(host, kImapPort, *this);
  if (config_.policy.submission == policy::MailServer::Submission::login) {
    context.transport.listen(host, kSubmissionPort, *this);
  }
  context.directory.add(config_.addresses.domain, host);
}

void MailServer::add_user(const std::string& address, const std::string& password,
                          std::uint64_t quota, HostId agent) {
  net::Runtime& runtime = context().runtime;
  store_.add_user(address, password, quota);
  reception_.add_agent(agent);
  const bool endless = quota == UINT64_MAX;
  runtime.note(host(), trace::MailboxAdded{agent, runtime.store(address), endless ? 0 : quota});
}

std::unique_ptr<Dialog> MailServer::serve(net::Endpoint at, std::uint16_t port) {
  if (port == kImapPort) return std::make_unique<ImapServing>(context(), at, *this);
  return std::make_unique<SmtpServing>(context(), at, *this, context().transport.peer(at),
                                       port == kSubmissionPort);
}

void MailServer::timer(Timer timer, std::uint32_t number) {
  switch (timer) {
    case Timer::dialog:
      return Node::timer(timer, number);
    case Timer::queue:
      return relay_.queue_timer(QueueItemId(number));
    case Timer::lookup:
      return relay_.lookup_timer();
    case Timer::disk:
      return disk_.timer();
  }
}

void MailServer::crash() {
  Node::crash();
  relay_.crash();
  reception_.crash();
  disk_.crash();
}

void MailServer::accept(const smtp::AskMessage& message, net::Endpoint at, bool silent) {
  const MessageId id = context().ledger.message_in(context().ledger.session_over(at.connection));
  Intake intake = addressing_.sort(message.envelope);
  intake.message = id;
  queue_what_comes_back(intake, message.content);
  queue_what_has_no_room(intake, message.content.size());
  write_contents(context().runtime, intake,
                 {.content = message.content,
                  .received = received_field(message, id, context().transport.peer(at)),
                  .queue_has_received = config_.policy.adds_received});
  tell_of_arrival(intake, message);
  intake.asked_by = at;
  intake.silent = silent;
  take_in(std::move(intake));
}

// A list takes each message once (RFC 9228 §5). That it goes round in a circle the queue tells its
// sender: the owner of the list that led here.
void MailServer::queue_what_comes_back(Intake& intake, std::string_view content) {
  std::erase_if(intake.to_lists, [&](const Intake& copy) {
    if (!mail::has_come_through(content, copy.list)) return false;
    intake.elsewhere.recipients.push_back({copy.list});
    return true;
  });
  for (Intake& copy : intake.to_lists) queue_what_comes_back(copy, content);
}

// Who has no room left is one of several recipients, or was found through an alias or a list: the
// queue returns the message to its sender, if that is to be told (RFC 3461 §4.1).
void MailServer::queue_what_has_no_room(Intake& intake, std::uint64_t size) const {
  std::erase_if(intake.here, [&](const Intake::Copy& copy) {
    if (reception_.has_room_for(copy.recipient.address, size)) return false;
    intake.elsewhere.recipients.push_back(copy.recipient);
    return true;
  });
  for (Intake& copy : intake.to_lists) queue_what_has_no_room(copy, size);
}

// RFC 3461 §5.2.1, §5.2.7: delivered, to a mailbox or to a list, which writes in its own name; or
// expanded, to the many that an alias stands for.
void MailServer::tell_of_arrival(Intake& intake, const smtp::AskMessage& message) {
  const auto is_here = [&](std::string_view address) {
    return std::any_of(intake.here.begin(), intake.here.end(), [&](const Intake::Copy& copy) {
      return equals_ignoring_case(copy.recipient.address, address);
    });
  };
  std::vector<RecipientResult> delivered, expanded;
  for (const smtp::Recipient& recipient : message.envelope.recipients) {
    if (!recipient.notify || !recipient.notify->success) continue;
    const std::string& address = recipient.address;
    const auto* targets = addressing_.alias_of(address);
    if (targets != nullptr && targets->size() > 1) {
      expanded.push_back({.address = address});
    } else if (is_here(targets != nullptr ? targets->front() : address) ||
               addressing_.kind_of(address) == Addressing::Kind::list) {
      delivered.push_back({.address = address});
    }
  }
  const Notifier::Subject subject{.message = intake.message,
                                  .envelope = message.envelope,
                                  .content = message.content,
                                  .since = context().runtime.now};
  using trace::NotificationKind;
  for (const auto& [what, results] : {std::pair(NotificationKind::delivered, &delivered),
                                      std::pair(NotificationKind::expanded, &expanded)}) {
    if (results->empty()) continue;
    auto notification = notifier_.tell(subject, what, *results);
    if (notification) intake.notifications.push_back(std::move(*notification));
  }
}

std::string MailServer::received_field(const smtp::AskMessage& message, MessageId id,
                                       HostId client) const {
  const net::Hosts& hosts = context().hosts;
  const auto& recipients = message.envelope.recipients;
  // RFC 3848; UTF8SMTP from RFC 6531 §4.3.
  const std::string_view with = !message.extended       ? "SMTP"
                                : message.envelope.utf8 ? "UTF8SMTP"
                                                        : "ESMTP";
  return mail::received_field(
      {.from = message.client,
       .from_ip = format_ipv4(hosts.address(client)),
       .by = hosts.name(host()),
       .with = std::string(with) + (message.login.empty() ? "" : "A"),
       .id = fmt::format(FMT_COMPILE("{}.{}"), context().date(), id.value() + 1),
       .recipient = recipients.size() == 1 ? std::string_view(recipients.front().address) : "",
       .date = context().date()});
}

void MailServer::change_flags(FlagChange change) {
  disk_.write(std::move(change));
}

}  // namespace mailscope::nodes
