#pragma once
// A resolver without I/O: RFC 1035 §7. It asks one name server, asks again when no answer comes,
// and remembers what it was told. Its owner polls until there is nothing more after each thing
// that it puts in.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/random.hpp"
#include "dns/cache.hpp"

namespace mailscope::dns {

struct Source {
  std::uint32_t address = 0;  // IPv4, host byte order
  std::uint16_t port = 0;
  bool operator==(const Source&) const = default;
};

struct ResolverConfig {
  Source server;
  // RFC 1035 §4.2.1: 2 to 5 seconds at least between two queries; RFC 1123 §6.1.3.3: each wait
  // is longer than the one before, and there is an end.
  Duration patience = seconds(2);  // doubled with each query
  int tries = 3;
};

// From a port of its own, which no other query has (RFC 5452 §9.2).
struct SendQuery {
  std::uint16_t port;
  std::string bytes;
};
struct Answered {
  std::vector<std::uint32_t> tokens;  // of all who wait for it
  Answer answer;
  std::uint16_t port;  // free again; 0: nothing was sent
};
using ResolverOutput = std::variant<SendQuery, Answered>;

class Resolver {
 public:
  // `random` chooses ids and ports, so that nobody can guess them.
  Resolver(const ResolverConfig& config, const RandomStream& random)
      : config_(config), random_(random) {}

  // `token`: by which the owner knows the question again.
  void ask(std::uint32_t token, const Question& q, Instant now);
  // Counts only if id, question, port and source are those of a query under way.
  void receive(std::string_view bytes, std::uint16_t port, const Source& from, Instant now);
  void timeout(Instant now);  // harmless before deadline()
  std::optional<Instant> deadline() const;
  std::optional<ResolverOutput> poll();

  void forget();  // what lives in memory: the cache, and all that is under way

 private:
  struct Query {
    Question question;
    std::vector<std::uint32_t> tokens;
    std::uint16_t id, port;
    int sent;
    Duration patience;
    Instant deadline;
  };
  void send(Query& query, Instant now);
  void finish(std::size_t index, Answer answer);
  std::uint16_t unused_port();
  bool answers(const Message& response, const Query& query) const;

  ResolverConfig config_;
  RandomStream random_;
  Cache cache_;
  std::vector<Query> under_way_;
  std::deque<ResolverOutput> outputs_;
};

}  // namespace mailscope::dns
