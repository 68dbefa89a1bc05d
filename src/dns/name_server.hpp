#pragma once
// An authoritative name server without I/O: RFC 1034 §4.3.2 for a server that never recurses.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "dns/message.hpp"

namespace mailscope::dns {

class NameServer {
 public:
  // What stands at and below `name`, up to the next zone. Negative answers carry `soa`, which
  // may be remembered for `ttl` seconds.
  void add_zone(const std::string& name, const Authority& soa, std::uint32_t ttl);
  void add(const ResourceRecord& record);
  // Between the two instants the zone answers SERVFAIL: it exists, but cannot be read.
  void fail(const std::string& zone, Instant from, Instant until);

  // The answer to a datagram; nothing when it is not a query: two servers that answered each
  // other's answers would never stop.
  std::optional<std::string> answer(std::string_view datagram, Instant now) const;

 private:
  struct Outage {
    Instant from, until;
  };
  struct Zone {
    ResourceRecord soa;
    std::vector<Outage> outages;
  };
  using Records = std::vector<ResourceRecord>;

  void answer_question(Message& response, Instant now) const;
  const Zone* zone_of(const std::string& name) const;

  std::map<std::string, Zone> zones_;       // by lower-case name
  std::map<std::string, Records> records_;  // by lower-case owner; empty: only names below it
};

}  // namespace mailscope::dns
