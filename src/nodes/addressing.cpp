#include "nodes/addressing.hpp"

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
  std::set<std::string> seen = {};   // addresses
  std::set<std::string> open = {};   // local parts of aliases that are being followed
  std::set<std::string> lists = {};  // that this message has come through
};

std::string Addressing::local_part(std::string_view address) const {
  const std::string_view domain = mail::domain_of(address);
  const auto is_it = [&](const std::string& name) { return equals_ignoring_case(domain, name); };
  const bool own =
      is_it(config_.domain) || std::any_of(config_.names.begin(), config_.names.end(), is_it);
  return own ? lowered(mail::local_part_of(address)) : std::string();
}

const std::vector<std::string>* Addressing::alias(const std::string& local) const {
  const auto found = config_.aliases.find(local);
  return found == config_.aliases.end() ? nullptr : &found->second;
}

Addressing::Kind Addressing::kind_of(std::string_view address) const {
  const std::string local = local_part(address);
  if (local.empty()) {
    return is_relayed(mail::domain_of(address)) ? Kind::relayed : Kind::elsewhere;
  }
  if (config_.lists.count(local) > 0) return Kind::list;
  if (alias(local) != nullptr) return Kind::alias;
  return store_.find(local + '@' + config_.domain) != nullptr ? Kind::mailbox : Kind::unknown;
}

bool Addressing::is_relayed(std::string_view domain) const {
  return std::any_of(config_.relays_for.begin(), config_.relays_for.end(),
                     [&](const std::string& own) { return equals_ignoring_case(own, domain); });
}

Intake Addressing::sort(const smtp::Envelope& envelope) const {
  Sorting sorting;
  sorting.intake.elsewhere = envelope;
  sorting.intake.elsewhere.recipients.clear();
  for (const smtp::Recipient& recipient : envelope.recipients) {
    sorting.intake.accepted.push_back(recipient.address);
    follow(recipient, sorting);
  }
  return std::move(sorting.intake);
}

void Addressing::follow(const smtp::Recipient& recipient, Sorting& sorting) const {
  Intake& intake = sorting.intake;
  const std::string local = local_part(recipient.address);
  if (!local.empty() && !equals_ignoring_case(mail::domain_of(recipient.address), config_.domain)) {
    // By another name of this server: its machine's, or its address (RFC 5321 §4.1.3).
    smtp::Recipient by_domain = recipient;
    by_domain.address = mail::local_part_of(recipient.address);
    by_domain.address += '@' + config_.domain;
    intake.redirected.push_back({recipient.address, by_domain.address});
    return follow(by_domain, sorting);
  }
  if (!sorting.seen.insert(lowered(recipient.address)).second) {
    // Round in circles: the queue finds out that nobody takes it, and tells the sender.
    if (sorting.open.count(local) > 0) intake.elsewhere.recipients.push_back(recipient);
    return;
  }
  switch (kind_of(recipient.address)) {
    case Kind::relayed:
    case Kind::elsewhere:
    case Kind::unknown:  // it goes to the queue, where it fails: there is nobody
      intake.elsewhere.recipients.push_back(recipient);
      return;
    case Kind::mailbox:
      intake.here.push_back({local + '@' + config_.domain, {}});
      return;
    case Kind::list:
      return to_list(local, sorting);
    case Kind::alias:
      break;
  }
  sorting.open.insert(local);
  for (const std::string& target : *alias(local)) {
    if (local_part(target) == local) {  // who names itself keeps a copy
      intake.here.push_back({local + '@' + config_.domain, {}});
      continue;
    }
    intake.redirected.push_back({recipient.address, target});
    smtp::Recipient next = recipient;
    next.address = target;
    // RFC 3461 §5.2.7.2: to one of many it is not delivered; `expanded` was told instead.
    if (next.notify && alias(local)->size() > 1) next.notify->success = false;
    follow(next, sorting);
  }
  sorting.open.erase(local);
}

// RFC 5321 §3.9.2: a message of the list's own, whose reverse-path is who keeps the list.
void Addressing::to_list(const std::string& local, Sorting& sorting) const {
  if (sorting.lists.count(local) > 0) return;
  Sorting members{.lists = sorting.lists};
  members.lists.insert(local);
  members.intake.list = local + '@' + config_.domain;
  members.intake.elsewhere.sender = local + std::string(kOwner) + '@' + config_.domain;
  for (const std::string& member : config_.lists.at(local).members) {
    members.intake.accepted.push_back(member);
    follow({member}, members);
  }
  sorting.intake.to_lists.push_back(std::move(members.intake));
}

}  // namespace mailscope::nodes
