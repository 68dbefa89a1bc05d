#pragma once
// A host's resolver: what the programs on it ask of the DNS goes out over UDP and is answered,
// from the name server or from memory.

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "dns/resolver.hpp"
#include "net/transport.hpp"
#include "nodes/context.hpp"

namespace mailscope::nodes {

class LookupOwner {
 public:
  virtual ~LookupOwner() = default;
  // Comes once for each look_up(), perhaps from within it.
  virtual void looked_up(std::uint32_t token, const dns::Answer& answer) = 0;
};

class Lookups final : public net::DatagramReceiver {
 public:
  Lookups(Context& context, HostId host, HostId name_server, LookupOwner& owner);

  // `token`: by which the owner knows the question again.
  void look_up(dns::Type type, const std::string& name, std::uint32_t token);
  void timer();
  void forget();  // the host has crashed

  void arrived(const net::Datagram& datagram) override;

 private:
  void pump(bool waited_in_vain = false);
  void send(const dns::SendQuery& query);
  void answer(const dns::Answered& answered);
  void arm();

  Context& context_;
  HostId host_, name_server_;
  LookupOwner& owner_;
  dns::Resolver resolver_;
  std::map<std::uint32_t, std::uint32_t> tokens_;  // by LookupId
  std::set<std::uint16_t> ports_;                  // bound, each by a query under way
  Instant timer_at_ = Instant::never();            // the earliest event scheduled
};

}  // namespace mailscope::nodes
