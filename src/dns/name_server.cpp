#include "dns/name_server.hpp"

#include <algorithm>

#include "base/big_endian.hpp"
#include "base/text.hpp"
#include "dns/name.hpp"

namespace mailscope::dns {
namespace {

// RFC 1035 §3.2.3: 251 to 254 ask for transfers of zones, or for what has gone out of use.
bool is_refused(const Question& q) {
  const auto type = static_cast<unsigned>(q.type);
  return q.klass != Class::internet || (type >= 251 && type <= 254);
}

}  // namespace

void NameServer::add_zone(const std::string& name, const Authority& soa, std::uint32_t ttl) {
  const ResourceRecord record{name, Type::soa, Class::internet, ttl, soa};
  zones_[lowered(name)] = {record, {}};
  add(record);
}

// RFC 8020, RFC 4592 §2.2.2: where a name exists, so do all those above it.
void NameServer::add(const ResourceRecord& record) {
  records_[lowered(record.owner)].push_back(record);
  for (auto above = parent_of(record.owner); above; above = parent_of(*above)) {
    records_[lowered(*above)];
  }
}

void NameServer::fail(const std::string& zone, Instant from, Instant until) {
  const auto found = zones_.find(lowered(zone));
  if (found != zones_.end()) found->second.outages.push_back({from, until});
}

std::optional<std::string> NameServer::answer(std::string_view datagram, Instant now) const {
  if (datagram.size() < kHeader) return std::nullopt;
  const bool response_bit = (get8(datagram, 2) & 0x80U) != 0;
  if (response_bit) return std::nullopt;
  const auto query = decode(datagram);
  Message response;
  if (query) {
    response = *query;
    response.answers.clear(), response.authorities.clear(), response.additionals.clear();
    response.truncated = response.authoritative = response.recursion_available = false;
    response.code = ResponseCode::no_error;
  } else {  // as much of its header as there is to copy
    response.id = static_cast<std::uint16_t>(get16(datagram, 0));
    response.code = ResponseCode::format_error;
  }
  response.response = true;
  if (query) answer_question(response, now);
  return encode(response);
}

void NameServer::answer_question(Message& response, Instant now) const {
  const auto refuse = [&](ResponseCode code) { response.code = code; };
  if (response.opcode != Opcode::query) {
    response.questions.clear();
    return refuse(ResponseCode::not_implemented);
  }
  if (response.questions.size() != 1) return refuse(ResponseCode::format_error);
  const Question& q = response.questions.front();
  if (is_refused(q)) return refuse(ResponseCode::refused);
  const Zone* zone = zone_of(lowered(q.name));
  if (!zone) return refuse(ResponseCode::refused);
  const bool failing = std::any_of(zone->outages.begin(), zone->outages.end(),
                                   [&](Outage o) { return o.from <= now && now < o.until; });
  if (failing) return refuse(ResponseCode::server_failure);
  response.authoritative = true;
  const auto found = records_.find(lowered(q.name));
  if (found == records_.end()) {
    response.code = ResponseCode::name_error;
  } else {
    for (const ResourceRecord& r : found->second) {
      if (r.type == q.type || q.type == Type::any) response.answers.push_back(r);
    }
  }
  // RFC 2308 §3: the SOA tells which zone denies it, and for how long. No additional records:
  // whoever needs an address asks for it, and must not trust one unasked (RFC 2181 §5.4.1).
  if (response.answers.empty()) response.authorities.push_back(zone->soa);
}

const NameServer::Zone* NameServer::zone_of(const std::string& name) const {
  for (std::optional<std::string> above = name; above; above = parent_of(*above)) {
    const auto found = zones_.find(*above);
    if (found != zones_.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace mailscope::dns
