#include "dns/resolver.hpp"

#include <algorithm>
#include <cstddef>

namespace mailscope::dns {
namespace {

constexpr std::uint16_t kFirstPort = 49'152;  // RFC 6335 §6: the dynamic ports
constexpr std::uint64_t kPorts = 65'536 - kFirstPort;
constexpr std::size_t kMostUnderWay = 1'000;

}  // namespace

void Resolver::ask(std::uint32_t token, const Question& q, Instant now) {
  if (auto known = cache_.find(q, now)) {
    outputs_.push_back(Answered{{token}, std::move(*known), 0});
    return;
  }
  // RFC 5452 §5: never two queries under way for the same question.
  for (Query& query : under_way_) {
    if (!same_question(query.question, q)) continue;
    query.tokens.push_back(token);
    return;
  }
  if (under_way_.size() >= kMostUnderWay) {
    outputs_.push_back(Answered{{token}, {Outcome::server_failure, {}}, 0});
    return;
  }
  const auto id = static_cast<std::uint16_t>(random_.below(65'536));
  const std::uint16_t port = unused_port();
  under_way_.push_back({q, {token}, id, port, 0, config_.patience, now});
  send(under_way_.back(), now);
}

std::uint16_t Resolver::unused_port() {
  const auto used = [this](std::uint16_t port) {
    return std::any_of(under_way_.begin(), under_way_.end(),
                       [port](const Query& query) { return query.port == port; });
  };
  std::uint64_t number = random_.below(kPorts);
  while (used(static_cast<std::uint16_t>(kFirstPort + number))) number = (number + 1) % kPorts;
  return static_cast<std::uint16_t>(kFirstPort + number);
}

// Again with the same id from the same port: an answer that is late still counts.
void Resolver::send(Query& query, Instant now) {
  Message message;
  message.id = query.id;
  // RD is clear: the server asked is authoritative.
  message.questions = {query.question};
  outputs_.push_back(SendQuery{query.port, encode(message)});
  ++query.sent;
  query.deadline = now + query.patience;
  query.patience = query.patience * 2;
}

// RFC 5452 §9.1. An error may come without the question, which the server could not read.
bool Resolver::answers(const Message& response, const Query& query) const {
  if (!response.response || response.opcode != Opcode::query) return false;
  if (response.id != query.id) return false;
  if (response.questions.empty()) return response.code == ResponseCode::format_error;
  return response.questions.size() == 1 &&
         same_question(response.questions.front(), query.question);
}

void Resolver::receive(std::string_view bytes, std::uint16_t port, const Source& from,
                       Instant now) {
  if (from != config_.server) return;
  const auto response = decode(bytes);
  if (!response) return;
  for (std::size_t i = 0; i < under_way_.size(); ++i) {
    if (under_way_[i].port != port || !answers(*response, under_way_[i])) continue;
    return finish(i, cache_.learn(under_way_[i].question, *response, now));
  }
}

void Resolver::finish(std::size_t index, Answer answer) {
  Query& query = under_way_[index];
  outputs_.push_back(Answered{std::move(query.tokens), std::move(answer), query.port});
  under_way_.erase(under_way_.begin() + static_cast<std::ptrdiff_t>(index));
}

void Resolver::timeout(Instant now) {
  for (std::size_t i = 0; i < under_way_.size();) {
    Query& query = under_way_[i];
    if (now < query.deadline) {
      ++i;
    } else if (query.sent < config_.tries) {
      send(query, now);
      ++i;
    } else {
      finish(i, {Outcome::timed_out, {}});
    }
  }
}

std::optional<Instant> Resolver::deadline() const {
  std::optional<Instant> first;
  for (const Query& query : under_way_) {
    if (!first || query.deadline < *first) first = query.deadline;
  }
  return first;
}

std::optional<ResolverOutput> Resolver::poll() {
  if (outputs_.empty()) return std::nullopt;
  ResolverOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

void Resolver::forget() {
  cache_.clear();
  under_way_.clear();
  outputs_.clear();
}

}  // namespace mailscope::dns
