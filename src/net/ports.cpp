#include "net/ports.hpp"

#include "base/check.hpp"

namespace mailscope::net {
namespace {

constexpr std::uint16_t kFirstEphemeral = 49'152;  // RFC 6335 §6
constexpr std::uint16_t kEphemeral = 65'535 - kFirstEphemeral + 1;

}  // namespace

void Ports::listen(HostId host, std::uint16_t port, Application& application) {
  listeners_[{host, port}] = &application;
}

Application* Ports::listener(HostId host, std::uint16_t port) const {
  const auto found = listeners_.find({host, port});
  return found == listeners_.end() ? nullptr : found->second;
}

std::optional<std::uint16_t> Ports::ephemeral(HostId host, HostId remote,
                                              std::uint16_t remote_port) {
  std::uint16_t& counter = next_[host];
  for (std::uint16_t tries = 0; tries < kEphemeral; ++tries) {
    const auto port = static_cast<std::uint16_t>(kFirstEphemeral + counter);
    counter = static_cast<std::uint16_t>((counter + 1) % kEphemeral);
    if (!bound_.contains({host, port, remote, remote_port})) return port;
  }
  return std::nullopt;
}

void Ports::bind(const FourTuple& tuple, Endpoint at) {
  const bool fresh = bound_.emplace(tuple, at).second;
  MAILSCOPE_CHECK(fresh);
}

std::optional<Endpoint> Ports::find(const FourTuple& tuple) const {
  const auto found = bound_.find(tuple);
  if (found == bound_.end()) return std::nullopt;
  return found->second;
}

std::vector<Endpoint> Ports::forget(HostId host) {
  std::vector<Endpoint> ends;
  const auto first = bound_.lower_bound({host, 0, HostId(0), 0});
  auto end = first;
  for (; end != bound_.end() && end->first.local == host; ++end) ends.push_back(end->second);
  bound_.erase(first, end);
  next_.erase(host);
  return ends;
}

}  // namespace mailscope::net
