// The servers; what refers to other parts of the file is in build_forwarding.cpp.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {
namespace {

// A queue that is tried more often than this before it gives up keeps a run from ending.
constexpr std::int64_t kMostTries = 100'000;

// Waits that grow soon are the longest ones, so that most policies are judged in a few steps.
bool tries_too_often(const policy::RetryPolicy& policy) {
  double wait = static_cast<double>(policy.every.ns());
  double left = static_cast<double>(policy.give_up_after.ns());
  const double longest = static_cast<double>(policy.at_most.ns());
  std::int64_t tries = 0;
  for (; tries < kMostTries && wait < longest && policy.back_off > 1; ++tries) {
    left -= wait;
    if (left < 0) return false;
    wait = std::min(wait * policy.back_off, longest);
  }
  return left / wait > static_cast<double>(kMostTries - tries);
}

}  // namespace

std::string default_host(const Server& server) {
  return "mail." + server.domain;
}

void Builder::build_servers() {
  const Node* servers = sound_object(root_, "servers");
  if (!servers) return;
  for (const Node& node : servers->children) build_server(node);
}

void Builder::build_server(const Node& node) {
  // A faulty one is known by name all the same: who refers to it does nothing wrong.
  const auto [entry, fresh] = servers_.emplace(lowered(node.key), out_.servers.size());
  if (!fresh) {
    if (!node.faulty) {
      log_.at_key(node,
                  fmt::format("{} and {} are one domain, since case does not count; keep one",
                              in_quotes(out_.servers[entry->second].domain), in_quotes(node.key)));
    }
    return;
  }
  Server& server = out_.servers.emplace_back();
  server.domain = node.key;
  server.host = default_host(server);
  read(node, description::kServer, server);
  if (server.calls_itself.empty()) server.calls_itself = server.host;
  if (const Node* retry = sound_object(node, "retry")) check_retry(*retry, server.retry);
  claim_host(node, server.host);
}

void Builder::check_retry(const Node& node, policy::RetryPolicy& policy) {
  const Node* at_most = sound_member(node, "at_most");
  if (!at_most) policy.at_most = std::max(policy.every, policy.at_most);
  if (policy.at_most < policy.every) {
    log_.at_value(*at_most,
                  fmt::format("the longest wait is shorter than \"every\", {}; write more, or try "
                              "more often",
                              format_duration(policy.every)));
  } else if (tries_too_often(policy)) {
    log_.at_value(node, fmt::format("every {} for {} is more than {} tries; try less often or "
                                    "give up sooner",
                                    format_duration(policy.every),
                                    format_duration(policy.give_up_after), kMostTries));
  }
  if (policy.warn_after && *policy.warn_after >= policy.give_up_after) {
    log_.at_value(*sound_member(node, "warn_after"),
                  fmt::format("the message is given up after {}, and no warning comes before; warn "
                              "sooner, or give up later",
                              format_duration(policy.give_up_after)));
  }
}

}  // namespace mailscope::scenario
