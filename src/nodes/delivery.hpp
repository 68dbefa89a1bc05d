#pragma once
// A message on its way over SMTP, and what the other side said of it.

#include <string>
#include <vector>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "smtp/client_session.hpp"

namespace mailscope::nodes {

struct Delivery {
  MessageId message;
  QueueItemId item;  // none: from an agent
  smtp::Envelope envelope;
  Bytes content;
};

struct RecipientResult {
  enum class Verdict { accepted, deferred, refused } verdict;
  std::string address;
  std::string reply;  // "250 ok", or why there was none: "connection timed out"
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
