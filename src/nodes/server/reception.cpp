#include "nodes/server/reception.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "mail/received.hpp"

namespace mailscope::nodes {
namespace {

using smtp::Verdict;

Verdict refuse(int code, std::string_view status, std::string text) {
  smtp::Reply reply = smtp::reply(code, std::move(text));
  reply.status = status;
  return Verdict::refuse(std::move(reply));
}

}  // namespace

Reception::Reception(Context& context, HostId host, const policy::MailServer& policy,
                     const MailStore& store, const Addressing& addressing, const Disk& disk)
    : context_(context),
      policy_(policy),
      store_(store),
      addressing_(addressing),
      disk_(disk),
      answers_(policy_.answers,
               RandomStream(context.seed, fmt::format("answers:{}", context.hosts.name(host)))) {
  if (policy_.greylist) greylist_.emplace(policy_.greylist->wait);
}

void Reception::crash() {
  if (greylist_) greylist_->forget();
}

Verdict Reception::at(Stage stage) {
  return answers_.answer(stage, {}, context_.runtime.now).value_or(Verdict::accept());
}

// RFC 1870 §6.1: what is declared may be refused before it is sent for nothing.
Verdict Reception::sender(std::uint64_t declared_size) {
  if (const auto scripted = answers_.answer(Stage::mail, {}, context_.runtime.now)) {
    return *scripted;
  }
  if (!disk_.has_room(declared_size)) {
    return refuse(452, "4.3.1", "insufficient system storage");
  }
  return Verdict::accept();
}

Verdict Reception::recipient(const smtp::AskRecipient& question, const Client& client) {
  const Instant now = context_.runtime.now;
  const std::string& address = question.recipient.address;
  if (const auto scripted = answers_.answer(Stage::rcpt, address, now)) return *scripted;
  Verdict verdict = known_recipient(question, client);
  const bool stranger = !may_relay(client);
  if (!verdict.accepted() || !greylist_ || !stranger) return verdict;
  if (greylist_->lets_in(client.host, question.envelope.sender, address, now)) return verdict;
  return refuse(450, "4.7.1", fmt::format("<{}>: greylisted, try again later", address));
}

Verdict Reception::known_recipient(const smtp::AskRecipient& question, const Client& client) {
  const std::string& address = question.recipient.address;
  switch (addressing_.kind_of(address)) {
    case Addressing::Kind::unknown:
      return refuse(550, "5.1.1", fmt::format("<{}>: no such user here", address));
    case Addressing::Kind::elsewhere:
      if (may_relay(client)) break;
      return refuse(550, "5.7.1", fmt::format("<{}>: relaying denied", address));
    case Addressing::Kind::mailbox:
      if (has_room_for(address, question.envelope.declared_size)) break;
      return refuse(552, "5.2.2", fmt::format("<{}>: mailbox full", address));
    case Addressing::Kind::alias:
    case Addressing::Kind::list:
    case Addressing::Kind::relayed:
      break;
  }
  return Verdict::accept();
}

bool Reception::may_relay(const Client& client) const {
  return !client.login.empty() || (policy_.submission == policy::MailServer::Submission::open &&
                                   agents_.count(client.host) > 0);
}

bool Reception::has_room_for(std::string_view address, std::uint64_t size) const {
  const Mailbox* mailbox = store_.find(address);
  return mailbox == nullptr || mailbox->used + size <= mailbox->quota;
}

// One answer holds for all recipients (RFC 5321 §4.1.1.4): it is a refusal only if none of them
// has room. Who has none among others is told of later.
bool Reception::over_every_quota(const smtp::AskMessage& message) const {
  const auto& recipients = message.envelope.recipients;
  return std::all_of(recipients.begin(), recipients.end(), [&](const smtp::Recipient& recipient) {
    return addressing_.kind_of(recipient.address) == Addressing::Kind::mailbox &&
           !has_room_for(recipient.address, message.content.size());
  });
}

Verdict Reception::message(const smtp::AskMessage& message) {
  if (mail::received_count(message.content) > policy_.limits.hops) {
    return refuse(554, "5.4.6", "too many hops: the message goes round in circles");
  }
  if (!disk_.has_room(message.content.size())) {
    return refuse(452, "4.3.1", "insufficient system storage");
  }
  if (over_every_quota(message)) return refuse(552, "5.2.2", "mailbox full");
  return at(Stage::message);
}

bool Reception::login(std::string_view user, std::string_view password) const {
  const Mailbox* mailbox = store_.find(user);
  return mailbox != nullptr && mailbox->password == password;
}

}  // namespace mailscope::nodes
