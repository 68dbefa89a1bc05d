#include "nodes/delivery.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "mail/address.hpp"

namespace mailscope::nodes {

smtp::Envelope envelope_for(smtp::Envelope envelope, const std::vector<std::string>& recipients) {
  std::erase_if(envelope.recipients, [&](const smtp::Recipient& r) {
    return std::find(recipients.begin(), recipients.end(), r.address) == recipients.end();
  });
  return envelope;
}

std::map<std::string, std::vector<std::string>> by_domain(const smtp::Envelope& envelope) {
  std::map<std::string, std::vector<std::string>> sorted;
  for (const smtp::Recipient& recipient : envelope.recipients) {
    sorted[lowered(mail::domain_of(recipient.address))].push_back(recipient.address);
  }
  return sorted;
}

}  // namespace mailscope::nodes
