#pragma once
// The connections of a mail server to others, by destination (RFC 5321 §4.5.4.1): messages for the
// same server share one, each has a limit, and a server that just failed is left alone for a while
// instead of being tried for every message anew.

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "nodes/node.hpp"
#include "nodes/smtp_sending.hpp"

namespace mailscope::nodes {

struct ConnectionsConfig {
  smtp::ClientConfig client;  // how it speaks
  policy::Connections connections;
  Duration rest;  // of a destination that failed
};

class Destinations {
 public:
  // `program` opens the connections; `owner` hears what becomes of deliveries.
  Destinations(Context& context, Node& program, ConnectionsConfig config, DeliveryOwner& owner)
      : context_(context), program_(program), config_(std::move(config)), owner_(owner) {}

  // Over an open connection if one has room, else over another, else when one ends. What is for a
  // destination that rests comes back at once.
  void send(Delivery delivery);
  void session_over(SmtpSending& session, const std::string& failure);
  // Until when it is left alone; the beginning of time when it is not.
  Instant rests_until(HostId server) const;
  void forget() { destinations_.clear(); }  // the host has crashed

 private:
  struct Destination {
    std::vector<SmtpSending*> open;  // those before the last have no room
    std::deque<Delivery> waiting;
    Instant rests_until;
    std::string failure;  // why it rests
  };
  void dispatch(HostId server, Destination& destination);
  SmtpSending* with_room(HostId server, Destination& destination);
  void assign(SmtpSending& session, Delivery delivery);
  void defer(const Delivery& delivery, const std::string& reason);

  Context& context_;
  Node& program_;
  ConnectionsConfig config_;
  DeliveryOwner& owner_;
  std::map<HostId, Destination> destinations_;
};

}  // namespace mailscope::nodes
