#pragma once
// What a resolver remembers: answers, and that there are none, each for as long as its TTL says
// (RFC 1035 §7.4, RFC 2308).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "dns/message.hpp"

namespace mailscope::dns {

enum class Outcome : std::uint8_t {
  found,
  no_data,       // the name exists, but has no such record: RFC 2308 §2.2
  no_such_name,  // NXDOMAIN, RFC 2308 §2.1
  server_failure,
  timed_out
};

struct Answer {
  Outcome outcome = Outcome::timed_out;
  std::vector<ResourceRecord> records;  // if found: those asked for, at least one
  bool cached = false;                  // from memory
};

// RFC 7505 §3: one MX record whose exchange is the root. The domain takes no mail.
bool is_null_mx(const Answer& answer);

class Cache {
 public:
  static constexpr std::size_t kMostEntries = 10'000;
  // RFC 2181 §8 allows 68 years; nobody needs that. BIND keeps answers a week, "no" three hours.
  static constexpr std::uint32_t kLongest = 604'800;
  static constexpr std::uint32_t kLongestNo = 10'800;

  // The answer to `q` that `response` gives, kept for its TTL if that is not zero.
  Answer learn(const Question& q, const Message& response, Instant now);
  std::optional<Answer> find(const Question& q, Instant now);
  void clear() { entries_.clear(); }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    Answer answer;
    Instant expires;
  };
  using Key = std::pair<std::string, Type>;  // in lower case; NXDOMAIN is there for Type::any

  void keep(const Key& key, const Answer& answer, std::uint32_t ttl, Instant now);
  const Entry* fresh(const Key& key, Instant now);

  std::map<Key, Entry> entries_;
};

}  // namespace mailscope::dns
