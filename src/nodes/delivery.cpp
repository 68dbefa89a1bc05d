#include "nodes/delivery.hpp"

#include <algorithm>

namespace mailscope::nodes {

smtp::Envelope envelope_for(smtp::Envelope envelope, const std::vector<std::string>& recipients) {
  std::erase_if(envelope.recipients, [&](const smtp::Recipient& r) {
    return std::find(recipients.begin(), recipients.end(), r.address) == recipients.end();
  });
  return envelope;
}

}  // namespace mailscope::nodes
