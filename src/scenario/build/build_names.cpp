// Who is meant where a file names somebody.
#include <fmt/format.h>

#include "base/ipv4.hpp"
#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/nearest.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::uint32_t kFirstAddress = (10U << 24) + 1;  // 10.0.0.1, as in the network

template <class Map>
std::string did_you_mean(std::string_view word, const Map& map, const FaultLog& log) {
  if (log.full()) return {};
  std::vector<std::string_view> known;
  for (const auto& entry : map) known.push_back(entry.first);
  return suggestion(word, known);
}

}  // namespace

std::size_t Builder::index(const Node& node, Refers what) {
  switch (what) {
    case Refers::user:
      return user_named(node);
    case Refers::server:
      return server_named(node);
    case Refers::machine:
      return machine_named(node);
    case Refers::link:
      return link_named(node);
    case Refers::message:
      return message_named(node);
    case Refers::nothing:
    case Refers::recipient:
    case Refers::mail_host:
      break;
  }
  return kNobody;
}

std::string Builder::full_name(const Node& node, Refers what) {
  return what == Refers::mail_host ? mail_host(node) : recipient(node);
}

std::optional<std::size_t> Builder::server_of(std::string_view domain) const {
  const auto found = servers_.find(lowered(domain));
  if (found == servers_.end()) return std::nullopt;
  return found->second;
}

std::size_t Builder::user_named(const Node& node) {
  const auto found = users_.find(node.text);
  if (found != users_.end()) return found->second;
  log_.at_value(node, fmt::format("no user is named {}{}", in_quotes(node.text),
                                  did_you_mean(node.text, users_, log_)));
  return kNobody;
}

std::size_t Builder::server_named(const Node& node) {
  if (const auto server = server_of(node.text)) return *server;
  log_.at_value(node, fmt::format("no server has the domain {}{}", in_quotes(node.text),
                                  did_you_mean(node.text, servers_, log_)));
  return kNobody;
}

HostRef Builder::host(const Node& node) {
  if (out_.dns && node.text == kNameServer) return {HostRef::Kind::name_server, 0};
  // A domain has a dot and a user's name has none, so they are never confused.
  const bool is_user = node.text.find('.') == std::string::npos;
  if (is_user) return {HostRef::Kind::user, user_named(node)};
  return {HostRef::Kind::server, server_named(node)};
}

std::string Builder::recipient(const Node& node) {
  const auto at = node.text.find('@');
  if (at == std::string::npos) {
    const std::size_t user = user_named(node);
    return user == kNobody ? std::string() : out_.users[user].address;
  }
  const std::string_view domain = std::string_view(node.text).substr(at + 1);
  if (domain.starts_with('[')) return literal_recipient(node, domain);
  if (const auto server = server_of(domain)) {
    return node.text.substr(0, at + 1) + out_.servers[*server].domain;
  }
  if (const Domain* known = domain_named(domain)) return node.text.substr(0, at + 1) + known->name;
  log_.at_value(node, fmt::format("no server has the domain {}{}", in_quotes(domain),
                                  did_you_mean(domain, servers_, log_)));
  return {};
}

// RFC 5321 §4.1.3. The servers are the network's first hosts.
std::string Builder::literal_recipient(const Node& node, std::string_view literal) {
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    const auto address = kFirstAddress + static_cast<std::uint32_t>(i);
    if (literal == "[" + format_ipv4(address) + "]") return node.text;
  }
  log_.at_value(node, fmt::format("no server has the address {}; the servers have [10.0.0.1] and "
                                  "the next ones, in the file's order",
                                  literal));
  return {};
}

Domain* Builder::domain_named(std::string_view name) {
  const auto found = domains_.find(lowered(name));
  return found == domains_.end() ? nullptr : &out_.dns->domains[found->second];
}

std::size_t Builder::machine_named(const Node& node) {
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    if (equals_ignoring_case(out_.servers[i].host, node.text)) return i;
    known.push_back(out_.servers[i].host);
  }
  log_.at_value(node, fmt::format("no server's machine has the name {}{}", in_quotes(node.text),
                                  log_.full() ? "" : suggestion(node.text, known)));
  return kNobody;
}

std::string Builder::mail_host(const Node& node) {
  if (domain_named(node.text)) return node.text;
  const std::size_t machine = machine_named(node);
  return machine == kNobody ? std::string() : out_.servers[machine].host;
}

std::size_t Builder::message_named(const Node& node) {
  const auto number = static_cast<std::size_t>(node.number);
  if (number <= sends_.size()) return sends_[number - 1];
  log_.at_value(node, sends_.empty()
                          ? std::string("the file sends no message")
                          : fmt::format("the file's messages are numbered 1 to {}", sends_.size()));
  return kNobody;
}

}  // namespace mailscope::scenario
