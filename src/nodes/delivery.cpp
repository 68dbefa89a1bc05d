#include "nodes/delivery.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "mail/address.hpp"

namespace mailscope::nodes {

smtp::Envelope envelope_for(smtp::Envelope envelope, const std::vector<std::string>& recipients) {
  std::erase_if(envelope.recipients, [&](const smtp::Recipient& r) {
    return std::find(recipients.begin(), recipients.end(), r.address) == recipients.end();
  });
  return envelope;
}

std::vector<DomainRecipients> by_domain(const smtp::Envelope& envelope) {
  std::vector<DomainRecipients> sorted;
  for (const smtp::Recipient& recipient : envelope.recipients) {
    std::string domain = lowered(mail::domain_of(recipient.address));
    const auto at = std::lower_bound(
        sorted.begin(), sorted.end(), domain,
        [](const DomainRecipients& one, const std::string& other) { return one.domain < other; });
    if (at != sorted.end() && at->domain == domain) {
      at->addresses.push_back(recipient.address);
    } else {
      sorted.insert(at, {std::move(domain), {recipient.address}});
    }
  }
  return sorted;
}

}  // namespace mailscope::nodes
