#include "net/ports.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"

namespace mailscope::net {
namespace {

constexpr std::uint16_t kFirstEphemeral = 49'152;  // RFC 6335 §6
constexpr std::uint16_t kEphemeral = 65'535 - kFirstEphemeral + 1;

// In the order of its parts.
std::uint64_t key_of(const FourTuple& tuple) {
  return std::uint64_t{tuple.local_port} << 32 | std::uint64_t{tuple.remote.value()} << 16 |
         tuple.remote_port;
}

}  // namespace

Ports::Host& Ports::at(HostId host) {
  if (hosts_.size() <= host.index()) hosts_.resize(host.index() + 1);
  return hosts_[host.index()];
}

const Ports::Host* Ports::find(HostId host) const {
  return host.index() < hosts_.size() ? &hosts_[host.index()] : nullptr;
}

void Ports::listen(HostId host, std::uint16_t port, Application& application) {
  at(host).listeners[port] = &application;
}

Application* Ports::listener(HostId host, std::uint16_t port) const {
  const Host* here = find(host);
  if (here == nullptr) return nullptr;
  const auto found = here->listeners.find(port);
  return found == here->listeners.end() ? nullptr : found->second;
}

std::optional<std::uint16_t> Ports::ephemeral(HostId host, HostId remote,
                                              std::uint16_t remote_port) {
  Host& here = at(host);
  for (std::uint16_t tries = 0; tries < kEphemeral; ++tries) {
    const auto port = static_cast<std::uint16_t>(kFirstEphemeral + here.next);
    here.next = static_cast<std::uint16_t>((here.next + 1) % kEphemeral);
    if (!here.bound.contains(key_of({host, port, remote, remote_port}))) return port;
  }
  return std::nullopt;
}

void Ports::bind(const FourTuple& tuple, Endpoint end) {
  const bool fresh = at(tuple.local).bound.emplace(key_of(tuple), end).second;
  MAILSCOPE_CHECK(fresh);
}

void Ports::release(const FourTuple& tuple) {
  at(tuple.local).bound.erase(key_of(tuple));
}

std::optional<Endpoint> Ports::find(const FourTuple& tuple) const {
  const Host* here = find(tuple.local);
  if (here == nullptr) return std::nullopt;
  const auto found = here->bound.find(key_of(tuple));
  if (found == here->bound.end()) return std::nullopt;
  return found->second;
}

std::vector<Endpoint> Ports::forget(HostId host) {
  Host& here = at(host);
  std::vector<std::pair<std::uint64_t, Endpoint>> bound(here.bound.begin(), here.bound.end());
  std::sort(bound.begin(), bound.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Endpoint> ends;
  for (const auto& [key, end] : bound) ends.push_back(end);
  here.bound.clear();
  here.next = 0;
  return ends;
}

}  // namespace mailscope::net
