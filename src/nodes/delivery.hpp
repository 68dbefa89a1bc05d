#pragma once
// A message on its way over SMTP, and what the other side said of it.

#include <string>
#include <vector>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "smtp/client_session.hpp"

namespace mailscope::nodes {

// The way of a message to one domain within one attempt.
using CourseId = Id<struct CourseTag>;

struct Delivery {
  MessageId message;
  CourseId course;  // none: from an agent
  smtp::Envelope envelope;
  Bytes content;
};

struct RecipientResult {
  enum class Verdict { accepted, deferred, refused } verdict = Verdict::accepted;
  std::string address;
  std::string reply;   // "250 ok", or why there was none: "connection timed out"
  std::string host;    // that was tried; empty: none was
  std::string status;  // RFC 3463, if it does not follow from the reply
};

// Who wanted it delivered.
class DeliveryOwner {
 public:
  virtual ~DeliveryOwner() = default;
  // Every recipient of `delivery` has its result; called once a delivery.
  virtual void delivery_ended(const Delivery& delivery,
                              const std::vector<RecipientResult>& results) = 0;
};

}  // namespace mailscope::nodes
