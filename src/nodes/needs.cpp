#include "nodes/needs.hpp"

#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "mail/seven_bit.hpp"

namespace mailscope::nodes {
namespace {

// Why, in the words that follow the name of the server; the status is of RFC 3463 and its registry.
struct Obstacle {
  std::string_view reason, status;
};
constexpr Obstacle kAddress = {"it does not offer SMTPUTF8, which the address needs", "5.6.7"};
constexpr Obstacle kHeader = {"it does not offer SMTPUTF8, which the header needs", "5.6.9"};
constexpr Obstacle kContent = {
    "it does not offer 8BITMIME, and the message cannot be converted to 7 bits", "5.6.3"};
constexpr std::string_view kTooLarge = "5.3.4";

RecipientResult refused(const std::string& address, const Obstacle& why) {
  return {.verdict = RecipientResult::Verdict::refused,
          .address = address,
          .reply = std::string(why.reason),
          .status = std::string(why.status)};
}

// RFC 6531 §3.4, §3.7.
void refuse_addresses(smtp::Envelope& envelope, Fitted& fitted) {
  std::erase_if(envelope.recipients, [&](const smtp::Recipient& recipient) {
    if (is_ascii(recipient.address)) return false;
    fitted.refused.push_back(refused(recipient.address, kAddress));
    return true;
  });
}

void refuse_all(smtp::Envelope& envelope, const Obstacle& why, Fitted& fitted) {
  for (const smtp::Recipient& recipient : std::exchange(envelope.recipients, {})) {
    fitted.refused.push_back(refused(recipient.address, why));
  }
}

bool has_utf8_address(const smtp::Envelope& envelope) {
  for (const smtp::Recipient& recipient : envelope.recipients) {
    if (!is_ascii(recipient.address)) return true;
  }
  return !is_ascii(envelope.sender);
}

// RFC 1870 §4: what is larger than the limit that the server tells "will be rejected", so that it
// need not be sent. The octets are those of the message as it would travel (§5).
void refuse_too_large(smtp::Envelope& envelope, std::size_t size, const smtp::Offered& offered,
                      Fitted& fitted) {
  if (!offered.extensions.size || !offered.size_limit || size <= *offered.size_limit) return;
  const std::string reason =
      fmt::format("it takes messages of at most {} bytes", *offered.size_limit);
  refuse_all(envelope, {reason, kTooLarge}, fitted);
}

}  // namespace

Fitted fit(smtp::Envelope& envelope, std::string_view content, const smtp::Offered& offered) {
  Fitted fitted;
  const bool eight_bit = !is_ascii(content);
  const bool utf8_header = eight_bit && mail::needs_smtputf8(content);
  envelope.utf8 = utf8_header || has_utf8_address(envelope);
  envelope.body = eight_bit ? smtp::Body::eight_bit_mime : smtp::Body::seven_bit;
  if (envelope.utf8 && !offered.extensions.smtputf8) {
    if (!is_ascii(envelope.sender)) refuse_all(envelope, kAddress, fitted);
    refuse_addresses(envelope, fitted);
    if (utf8_header) refuse_all(envelope, kHeader, fitted);
    envelope.utf8 = false;
  }
  if (eight_bit && !offered.extensions.eight_bit_mime && !envelope.recipients.empty()) {
    fitted.content = mail::to_seven_bit(content);
    if (!fitted.content) refuse_all(envelope, kContent, fitted);
    envelope.body = smtp::Body::seven_bit;
  }
  refuse_too_large(envelope, fitted.content ? fitted.content->size() : content.size(), offered,
                   fitted);
  return fitted;
}

}  // namespace mailscope::nodes
