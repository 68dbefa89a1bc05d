#pragma once
// A person's mail program: composes, hands to the person's own server, reads from it.

#include <set>
#include <string>
#include <vector>

#include "nodes/delivery.hpp"
#include "nodes/node.hpp"
#include "smtp/client_session.hpp"

namespace mailscope::nodes {

struct UserAgentConfig {
  std::string address;  // "alice@crepes.fr"
  std::string title;    // "Alice"
  HostId server;        // her own
  smtp::ClientConfig client;
};

// What a person wants to send.
struct Letter {
  struct To {
    std::string address, title;
  };
  std::vector<To> to;
  std::string subject;
  std::vector<std::string> body;  // lines
  bool header = true;             // false: the lines travel alone (RFC 5321 demands no header)
};

class UserAgent final : public Node, public DeliveryOwner {
 public:
  UserAgent(Context& context, HostId host, UserAgentConfig config)
      : Node(context, host), config_(std::move(config)) {}

  void send(const Letter& letter);
  void read(const std::string& password);

  // Messages that could not be handed to the server.
  const std::vector<MessageId>& outbox() const { return outbox_; }

  void delivered(const Delivery& delivery, const std::vector<RecipientResult>& results,
                 bool last) override;

 private:
  std::unique_ptr<Dialog> serve(net::Endpoint at, std::uint16_t port) override;
  std::string compose(const Letter& letter, MessageId message) const;

  UserAgentConfig config_;
  std::vector<MessageId> outbox_;
  std::set<MessageId> failed_;  // of them
};

}  // namespace mailscope::nodes
