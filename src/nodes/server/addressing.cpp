#include "nodes/server/addressing.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "mail/address.hpp"

namespace mailscope::nodes {
namespace {

constexpr std::string_view kOwner = "-owner";

}  // namespace

// What was met on the way, so that aliases and lists cannot go round in circles.
struct Addressing::Sorting {
  Intake intake = {};
  using Names = std::set<std::string, LessIgnoringCase>;
  Names seen = {};   // addresses
  Names open = {};   // local parts of aliases that are being followed
  Names lists = {};  // that this message has come through
};

std::string_view Addressing::local_part(std::string_view address) const {
  const std::string_view domain = mail::domain_of(address);
  const auto is_it = [&](const std::string& name) { return equals_ignoring_case(domain, name); };
  const bool own =
      is_it(config_.domain) || std::any_of(config_.names.begin(), config_.names.end(), is_it);
  return own ? mail::local_part_of(address) : std::string_view();
}

bool Addressing::is_of_domain(std::string_view address) const {
  return equals_ignoring_case(mail::domain_of(address), config_.domain);
}

std::string Addressing::address_of(std::string_view local) const {
  return std::string(local).append("@").append(config_.domain);
}

const std::vector<std::string>* Addressing::alias(std::string_view local) const {
  const auto found = config_.aliases.find(local);
  return found == config_.aliases.end() ? nullptr : &found->second;
}

Addressing::Kind Addressing::kind_of(std::string_view address) const {
  const std::string_view local = local_part(address);
  if (local.empty()) {
    return is_relayed(mail::domain_of(address)) ? Kind::relayed : Kind::elsewhere;
  }
  if (config_.lists.find(local) != config_.lists.end()) return Kind::list;
  if (alias(local) != nullptr) return Kind::alias;
  const Mailbox* mailbox =
      is_of_domain(address) ? store_.find(address) : store_.find(address_of(local));
  return mailbox != nullptr ? Kind::mailbox : Kind::unknown;
}

bool Addressing::is_relayed(std::string_view domain) const {
  return std::any_of(config_.relays_for.begin(), config_.relays_for.end(),
                     [&](const std::string& own) { return equals_ignoring_case(own, domain); });
}

Intake Addressing::sort(const smtp::Envelope& envelope) const {
  Sorting sorting;
  sorting.intake.elsewhere = {.sender = envelope.sender,
                              .body = envelope.body,
                              .utf8 = envelope.utf8,
                              .envelope_id = envelope.envelope_id,
                              .ret = envelope.ret,
                              .declared_size = envelope.declared_size};
  for (const smtp::Recipient& recipient : envelope.recipients) {
    follow(recipient, sorting);
  }
  return std::move(sorting.intake);
}

void Addressing::follow(const smtp::Recipient& recipient, Sorting& sorting) const {
  Intake& intake = sorting.intake;
  const std::string_view local = local_part(recipient.address);
  if (!local.empty() && !is_of_domain(recipient.address)) {
    // By another name of this server: its machine's, or its address (RFC 5321 §4.1.3).
    smtp::Recipient by_domain = recipient;
    by_domain.address = address_of(local);
    intake.redirected.push_back({recipient.address, by_domain.address});
    return follow(by_domain, sorting);
  }
  if (!sorting.seen.insert(recipient.address).second) {
    // Round in circles: the queue finds out that nobody takes it, and tells the sender.
    if (sorting.open.find(local) != sorting.open.end())
      intake.elsewhere.recipients.push_back(recipient);
    return;
  }
  switch (kind_of(recipient.address)) {
    case Kind::relayed:
    case Kind::elsewhere:
    case Kind::unknown:  // it goes to the queue, where it fails: there is nobody
      intake.elsewhere.recipients.push_back(recipient);
      return;
    case Kind::mailbox:
      intake.here.push_back({recipient, {}});
      return;
    case Kind::list:
      return to_list(local, recipient, sorting);
    case Kind::alias:
      break;
  }
  const auto opened = sorting.open.emplace(local).first;
  for (const std::string& target : *alias(local)) {
    if (equals_ignoring_case(local_part(target), local)) {  // who names itself keeps a copy
      intake.here.push_back({recipient, {}});
      continue;
    }
    intake.redirected.push_back({recipient.address, target});
    smtp::Recipient next = recipient;
    next.address = target;
    // RFC 3461 §5.2.7.2: to one of many it is not delivered; `expanded` was told instead.
    if (next.notify && alias(local)->size() > 1) next.notify->success = false;
    follow(next, sorting);
  }
  sorting.open.erase(opened);
}

// RFC 5321 §3.9.2: a message of the list's own, whose reverse-path is who keeps the list.
void Addressing::to_list(std::string_view local, const smtp::Recipient& recipient,
                         Sorting& sorting) const {
  Sorting members{.lists = sorting.lists};
  const bool in_circles = !members.lists.emplace(local).second;
  // The queue tells the sender: the owner of the list that led here. A notification goes to no
  // list: it would bring forth the next one.
  if (in_circles || sorting.intake.elsewhere.sender.empty()) {
    sorting.intake.elsewhere.recipients.push_back(recipient);
    return;
  }
  const auto& [name, list] = *config_.lists.find(local);
  members.intake.list = address_of(name);
  members.intake.elsewhere.sender = address_of(name + std::string(kOwner));
  for (const std::string& member : list.members) {
    members.intake.accepted.push_back(member);
    follow({member}, members);
  }
  sorting.intake.to_lists.push_back(std::move(members.intake));
}

}  // namespace mailscope::nodes
