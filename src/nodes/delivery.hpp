#pragma once
// A message on its way over SMTP, and what the other side said of it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"
#include "smtp/client_session.hpp"

namespace mailscope::nodes {

// The way of a message to one domain within one attempt.
using RouteId = Id<struct RouteTag>;

// A message for one server: one mail transaction, if that takes all its recipients at once.
struct Delivery {
  MessageId message;
  smtp::Envelope envelope;
  Bytes content;
  // ---- Of a message from a queue.
  HostId server = {};
  QueueItemId item = {};
  std::uint32_t attempt = 0;         // from 1
  std::vector<RouteId> routes = {};  // that it serves
};

// Of these recipients alone.
smtp::Envelope envelope_for(smtp::Envelope envelope, const std::vector<std::string>& recipients);

// Addresses that are to be brought to the same domain.
struct DomainRecipients {
  std::string domain;  // in lower case
  std::vector<std::string> addresses;
};
std::vector<DomainRecipients> by_domain(const smtp::Envelope& envelope);  // sorted by it

struct RecipientResult {
  enum class Verdict { accepted, deferred, refused } verdict = Verdict::accepted;
  std::string address;
  std::string reply;           // "250 ok", or why there was none: "connection timed out"
  std::string_view host = {};  // that was tried, by its name in the network; empty: none was
  std::string status = {};     // RFC 3463, if it does not follow from the reply
  bool confirms = false;       // accepted: the server there notifies the sender (RFC 3461 §5.2.2)
  Instant not_before = {};     // deferred: its host is left alone until then
};

class SmtpSending;

// Who wanted it delivered.
class DeliveryOwner {
 public:
  virtual ~DeliveryOwner() = default;
  // Some recipients of `delivery` have their result; `last`: all have.
  virtual void delivered(const Delivery& delivery, std::vector<RecipientResult> results,
                         bool last) = 0;
  // The session takes no more; what it could not send comes back after this. `failure`: why its
  // server is not worth another connection for now; empty: nothing speaks against one.
  virtual void session_over(SmtpSending&, const std::string& /*failure*/) {}
};

}  // namespace mailscope::nodes
