#include "nodes/mail_server.hpp"

#include <fmt/format.h>

#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "mail/message.hpp"
#include "mail/notification.hpp"
#include "mail/received.hpp"
#include "nodes/imap_serving.hpp"
#include "nodes/smtp_serving.hpp"

namespace mailscope::nodes {
namespace {

std::string_view domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

}  // namespace

MailServer::MailServer(Context& context, HostId host, MailServerConfig config)
    : Node(context, host),
      config_(std::move(config)),
      queue_(context, host, config_.retry),
      routing_(context, host, *this) {
  context.stack.listen(host, kSmtpPort, *this);
  context.stack.listen(host, kImapPort, *this);
  context.directory.add(config_.domain, host);
}

void MailServer::add_user(const std::string& address, const std::string& password, HostId agent) {
  net::Runtime& runtime = context().runtime;
  store_.add_user(address, password);
  agents_.insert(agent);
  runtime.note(host(), trace::MailboxAdded{agent, runtime.store(address)});
}

std::unique_ptr<Dialog> MailServer::serve(net::Endpoint at, std::uint16_t port) {
  if (port == kImapPort) return std::make_unique<ImapServing>(context(), at, *this);
  return std::make_unique<SmtpServing>(context(), at, *this, context().stack.peer(at));
}

void MailServer::dialog_ended(const Dialog& dialog) {
  std::erase_if(sending_, [&](const auto& entry) { return entry.second == &dialog; });
}

void MailServer::crash() {
  sending_.clear();
  routing_.forget();
  Node::crash();
}

bool MailServer::is_local(std::string_view address) const {
  return equals_ignoring_case(domain_of(address), config_.domain);
}

smtp::Verdict MailServer::recipient_verdict(const std::string& address, HostId client) {
  if (is_local(address)) {
    if (store_.find(address) != nullptr) return smtp::Verdict::accept();
    return smtp::Verdict::refuse(smtp::reply(550, fmt::format("<{}>: no such user here", address)));
  }
  // RFC 5321 §3.6.2, §7.9: a server relays for its own users, not for strangers.
  if (agents_.contains(client)) return smtp::Verdict::accept();
  return smtp::Verdict::refuse(smtp::reply(550, fmt::format("<{}>: relaying denied", address)));
}

void MailServer::accept(const Arrival& arrival) {
  std::vector<std::string> elsewhere;
  std::vector<std::string> here;
  for (const smtp::Recipient& recipient : arrival.envelope.recipients) {
    const std::string& address = recipient.address;
    (is_local(address) ? here : elsewhere).push_back(address);
  }
  const std::string received = received_line(arrival);
  for (const std::string& address : here) {
    const std::string fields = mail::return_path_field(arrival.envelope.sender) + received;
    store_for(address, arrival.message, mail::prepend_trace(arrival.content, fields));
  }
  if (elsewhere.empty()) return;
  const std::string content = config_.adds_received ? mail::prepend_trace(arrival.content, received)
                                                    : std::string(arrival.content);
  queue_.add(arrival.message, arrival.envelope.sender, context().runtime.store(content), elsewhere);
}

std::string MailServer::received_line(const Arrival& arrival) {
  const net::Network& network = context().network;
  const auto& recipients = arrival.envelope.recipients;
  return mail::received_field(
      {.from = arrival.hello,
       .from_ip = format_ipv4(network.address(arrival.client)),
       .by = network.name(host()),
       .with = arrival.extended ? "ESMTP" : "SMTP",
       .id = fmt::format("{}.{}", context().date(), arrival.message.value() + 1),
       .recipient = recipients.size() == 1 ? recipients.front().address : "",
       .date = context().date()});
}

void MailServer::store_for(const std::string& address, MessageId message,
                           std::string_view content) {
  net::Runtime& runtime = context().runtime;
  Mailbox* mailbox = store_.find(address);
  if (mailbox == nullptr) return;  // a notification to a sender that never was
  const Bytes stored = runtime.store(content);
  const StoredMessage& kept = mailbox->add(message, stored, runtime.now);
  context().ledger.stored(mailbox->address, kept.uid, message);
  runtime.note_as_cause(host(), trace::MailboxStored{message, runtime.store(mailbox->address),
                                                     runtime.store("INBOX"), kept.uid, stored});
}

}  // namespace mailscope::nodes
