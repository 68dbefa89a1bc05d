#pragma once
// What a mail server tells the senders of messages (RFC 3461 §5, RFC 3464): of recipients that
// failed or are late, and, if they asked for it, of those that it has delivered or passed on.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "nodes/context.hpp"
#include "nodes/server/addressing.hpp"
#include "nodes/server/intake.hpp"

namespace mailscope::nodes {

// RFC 3461 §4.1; of what came with the null reverse-path nobody is told (RFC 5321 §6.1).
bool wants_to_know(const smtp::Envelope& envelope, const smtp::Recipient& recipient,
                   trace::NotificationKind what);

class Notifier {
 public:
  Notifier(Context& context, HostId host, const Addressing& addressing)
      : context_(context), host_(host), addressing_(addressing) {}

  // The message that it tells of.
  struct Subject {
    MessageId message;
    const smtp::Envelope& envelope;
    std::string_view content;
    Instant since;                            // when the server took it
    Duration tried_for = {};                  // 0: it was refused at once
    std::optional<Instant> gives_up_at = {};  // of one that is late
  };
  // To be written to the disk together with what it tells of. Nothing: none of the recipients is
  // one whose sender wants to know; those of `results` whose sender does not are left out.
  std::optional<Intake> tell(const Subject& subject, trace::NotificationKind what,
                             const std::vector<RecipientResult>& results);

 private:
  std::int64_t date_of(Instant t) const { return context_.starts_at + t.ns() / 1'000'000'000; }

  Context& context_;
  HostId host_;
  const Addressing& addressing_;
  std::size_t composed_ = 0;  // so far, for their Message-ID
};

}  // namespace mailscope::nodes
