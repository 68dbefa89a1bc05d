#pragma once
// A person's mail program: composes, hands to the person's own server, reads from it. One that
// sends directly goes past that server, and has no queue: it tries once.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "nodes/delivery.hpp"
#include "nodes/node.hpp"
#include "nodes/server/mail_routing.hpp"
#include "smtp/client_session.hpp"

namespace mailscope::nodes {

struct UserAgentConfig {
  std::string address;          // "alice@crepes.fr"
  std::string title;            // "Alice"
  HostId server;                // her own
  bool sends_directly = false;  // to the servers of whom she writes to
  smtp::ClientConfig client;
};

// What a person wants to send.
struct OutgoingMessage {
  struct To {
    std::string address, title;
  };
  std::vector<To> to;
  std::string subject;
  std::vector<std::string> body;  // lines
  bool header = true;             // false: the lines travel alone (RFC 5321 demands no header)
  bool eight_bit = false;         // a body beyond ASCII travels as it is (RFC 6152)
  // ---- What the sender wants to hear of it (RFC 3461); nothing: leaves it to the servers.
  std::optional<smtp::NotifyOn> notify = {};
  std::optional<smtp::Return> returns = {};
  // ---- The way in: over the port for submission, where users log in (RFC 6409), or over that of
  // the servers.
  bool submits = false;
  std::optional<smtp::Login> login = {};
};

class UserAgent final : public Node, public DeliveryOwner, public RouteOwner {
 public:
  UserAgent(Context& context, HostId host, UserAgentConfig config);

  // An agent that sends directly finds its way by DNS.
  void ask(HostId name_server) { routing_.ask(name_server); }
  void timer(Timer timer, std::uint32_t number) override;
  void crash() override;

  void send(const OutgoingMessage& outgoing);
  void read(const std::string& password);

  void delivered(const Delivery& delivery, std::vector<RecipientResult> results,
                 bool last) override;
  void found(const Route& route, RouteId id) override;
  void settled(std::uint32_t token, std::vector<RecipientResult> results, bool last) override;

 private:
  struct Sent {  // a message that it is sending by itself
    smtp::Envelope envelope;
    Bytes content;
    std::size_t routes;  // that are not over
  };
  std::unique_ptr<Dialog> serve(net::Endpoint at, std::uint16_t port) override;
  std::string compose(const OutgoingMessage& outgoing, MessageId message) const;
  smtp::Envelope envelope_of(const OutgoingMessage& outgoing, MessageId message) const;
  std::string id_of(MessageId message) const;
  void hand_in(const OutgoingMessage& outgoing, Delivery delivery);
  void send_directly(Delivery delivery);
  void open_session(HostId server, std::uint16_t port, const smtp::ClientConfig& client,
                    Delivery delivery);
  void note_failure(MessageId message, const std::vector<RecipientResult>& results);

  UserAgentConfig config_;
  MailRouting routing_;
  std::map<MessageId, Sent> sent_;
  std::set<MessageId> failed_;  // messages that it could not hand on to everybody
};

}  // namespace mailscope::nodes
