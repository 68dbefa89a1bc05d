#include "dns/cache.hpp"

#include <algorithm>
#include <variant>

#include "base/text.hpp"
#include "dns/name.hpp"

namespace mailscope::dns {
namespace {

// RFC 2308 §5: for the lesser of the SOA's own TTL and its MINIMUM; without a SOA not at all.
std::uint32_t ttl_of_no(const Message& response) {
  for (const ResourceRecord& r : response.authorities) {
    if (const auto* soa = std::get_if<Authority>(&r.data)) {
      return std::min({r.ttl, soa->minimum, Cache::kLongestNo});
    }
  }
  return 0;
}

std::vector<ResourceRecord> answers_to(const Question& q, const Message& response) {
  std::vector<ResourceRecord> records;
  for (const ResourceRecord& r : response.answers) {
    if (r.type == q.type && r.klass == q.klass && same_name(r.owner, q.name)) records.push_back(r);
  }
  return records;
}

}  // namespace

bool is_null_mx(const Answer& answer) {
  if (answer.records.size() != 1) return false;
  const auto* mx = std::get_if<MailExchange>(&answer.records.front().data);
  return mx && mx->exchange == ".";
}

Answer Cache::learn(const Question& q, const Message& response, Instant now) {
  const std::string name = lowered(q.name);
  Answer answer;
  if (response.truncated) {  // RFC 2181 §9: such an answer is not used
    answer.outcome = Outcome::server_failure;
  } else if (response.code == ResponseCode::name_error) {
    answer.outcome = Outcome::no_such_name;
    keep({name, Type::any}, answer, ttl_of_no(response), now);
  } else if (response.code != ResponseCode::no_error) {
    answer.outcome = Outcome::server_failure;
  } else if (answer.records = answers_to(q, response); answer.records.empty()) {
    answer.outcome = Outcome::no_data;
    keep({name, q.type}, answer, ttl_of_no(response), now);
  } else {
    answer.outcome = Outcome::found;
    std::uint32_t ttl = kLongest;  // RFC 2181 §5.2: one TTL for all of a set, the least
    for (const ResourceRecord& r : answer.records) ttl = std::min(ttl, r.ttl);
    keep({name, q.type}, answer, ttl, now);
  }
  return answer;
}

std::optional<Answer> Cache::find(const Question& q, Instant now) {
  const std::string name = lowered(q.name);
  // RFC 2308 §5: a name that does not exist has no record of any type.
  const Entry* entry = fresh({name, Type::any}, now);
  if (!entry) entry = fresh({name, q.type}, now);
  if (!entry) return std::nullopt;
  Answer answer = entry->answer;
  answer.cached = true;
  return answer;
}

const Cache::Entry* Cache::fresh(const Key& key, Instant now) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  if (now < found->second.expires) return &found->second;
  entries_.erase(found);
  return nullptr;
}

// RFC 1035 §3.2.1: a TTL of zero is for the transaction in progress only.
void Cache::keep(const Key& key, const Answer& answer, std::uint32_t ttl, Instant now) {
  if (ttl == 0) return;
  if (entries_.size() >= kMostEntries && entries_.count(key) == 0) {
    const auto first = std::min_element(
        entries_.begin(), entries_.end(),
        [](const auto& a, const auto& b) { return a.second.expires < b.second.expires; });
    entries_.erase(first);
  }
  entries_[key] = {answer, now + seconds(ttl)};
}

}  // namespace mailscope::dns
