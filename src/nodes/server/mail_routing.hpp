#pragma once
// Where mail goes: RFC 5321 §5.1. For each domain that a message is for it finds the hosts that
// take mail for it, in the order in which they are to be tried, and goes on to the next when one
// does not take the message.

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "nodes/delivery.hpp"
#include "nodes/lookups.hpp"

namespace mailscope::nodes {

// A message on its way to one domain, within one attempt.
struct Route {
  std::uint32_t token;  // by which the owner knows the message again
  std::string domain;
  std::vector<std::string> recipients;  // who have not got it yet
  bool knows_exchanges = false;
  std::deque<std::string> exchanges;  // names of hosts still to be tried, the best first
  HostId server;                      // being tried
  RecipientResult failure;            // the last that may pass; else the last one
};

class RouteOwner {
 public:
  virtual ~RouteOwner() = default;
  // Send it to route.server, and say by delivered() what became of it.
  virtual void found(const Route& route, RouteId id) = 0;
  // Some recipients have their result; `last`: all have, and the route is over.
  virtual void settled(std::uint32_t token, std::vector<RecipientResult> results, bool last) = 0;
};

class MailRouting final : public LookupOwner {
 public:
  MailRouting(Context& context, HostId host, RouteOwner& owner);

  // From now on by DNS; before, the picture without it: the directory.
  void ask(HostId name_server);
  void begin(std::uint32_t token, std::string domain, std::vector<std::string> recipients);
  // Of the recipients of this route; `last`: no more results come from that server.
  void delivered(RouteId id, std::vector<RecipientResult> results, bool last);
  // Null: the route is over.
  const Route* route(RouteId id) const;
  void timer();
  void forget();  // the host has crashed

  void looked_up(std::uint32_t token, const dns::Answer& answer) override;

 private:
  using Routes = std::map<RouteId, Route>;

  void take_directory(Routes::iterator route);
  void take_literal(Routes::iterator route);
  void take_host(Routes::iterator route, HostId server);
  void take_exchanges(Routes::iterator route, const dns::Answer& answer);
  void take_address(Routes::iterator route, const dns::Answer& answer);
  std::vector<dns::MailExchange> in_order(const dns::Answer& answer);
  void drop_own(std::vector<dns::MailExchange>& exchanges) const;
  void try_next(Routes::iterator route);
  void note_failure(Route& route, RecipientResult failure) const;
  void end(Routes::iterator route, const RecipientResult& result);

  Context& context_;
  HostId host_;
  RouteOwner& owner_;
  RandomStream random_;
  std::unique_ptr<Lookups> lookups_;  // null: without DNS
  Routes routes_;
  std::size_t begun_ = 0;
};

}  // namespace mailscope::nodes
