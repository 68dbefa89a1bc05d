// What a server does with mail: its queue, its connections, its limits, its disk.
#include <algorithm>

#include <fmt/format.h>

#include "scenario/build/build.hpp"

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

policy::RetryPolicy Builder::retry_policy(const Node& node) {
  policy::RetryPolicy policy;
  policy.every = duration(node, "every", policy.every);
  policy.give_up_after = duration(node, "give_up_after", policy.give_up_after);
  if (const Node* back_off = sound(node, "back_off")) policy.back_off = back_off->number;
  policy.at_most = duration(node, "at_most", std::max(policy.every, policy.at_most));
  if (policy.at_most < policy.every) {
    log_.at_value(*sound(node, "at_most"),
                  fmt::format("the longest wait is shorter than \"every\", {}; write more, or try "
                              "more often",
                              format_duration(policy.every)));
  } else if (tries_too_often(policy)) {
    log_.at_value(node, fmt::format("every {} for {} is more than {} tries; try less often or "
                                    "give up sooner",
                                    format_duration(policy.every),
                                    format_duration(policy.give_up_after), kMostTries));
  }
  const Node* warn_after = sound(node, "warn_after");
  if (!warn_after) return policy;
  policy.warn_after = duration(node, "warn_after");
  if (*policy.warn_after >= policy.give_up_after) {
    log_.at_value(*warn_after,
                  fmt::format("the message is given up after {}, and no warning comes before; warn "
                              "sooner, or give up later",
                              format_duration(policy.give_up_after)));
  }
  return policy;
}

// The defaults stand in the description, so that every key is there or has its fault.
void Builder::set_policies(const Node& node, Server& server) {
  if (const Node* retry = sound_object(node, "retry")) server.retry = retry_policy(*retry);
  if (const Node* n = sound_object(node, "extensions")) server.extensions = extensions(*n);
  if (const Node* n = sound_object(node, "connections")) {
    policy::Connections& c = server.connections;
    c.persistent = flag(*n, "persistent");
    c.messages = whole(*n, "messages", c.messages);
    c.at_once = whole(*n, "at_once", c.at_once);
    c.keep_open = duration(*n, "keep_open");
  }
  if (const Node* n = sound_object(node, "limits")) {
    policy::MailLimits& limits = server.limits;
    if (const Node* size = sound(*n, "message_size")) limits.message_size = size_of(*size);
    limits.recipients = whole(*n, "recipients", 0);
    limits.hops = whole(*n, "hops", 0);
  }
  if (const Node* n = sound_object(node, "disk")) {
    policy::Disk& disk = server.disk;
    disk.sync = duration(*n, "sync");
    if (const Node* room = sound(*n, "room")) disk.room = size_of(*room);
    if (text(*n, "crash_keeps") == "some") disk.crash_keeps = policy::Disk::CrashKeeps::some;
  }
  if (const Node* n = sound_object(node, "greylist"))
    server.greylist = policy::Greylist{duration(*n, "wait")};
}

policy::Extensions Builder::extensions(const Node& node) {
  return {.size = flag(node, "size"),
          .pipelining = flag(node, "pipelining"),
          .eight_bit_mime = flag(node, "8bitmime"),
          .enhanced_status_codes = flag(node, "enhanced_status_codes"),
          .smtputf8 = flag(node, "smtputf8"),
          .dsn = flag(node, "dsn"),
          .help = flag(node, "help")};
}

}  // namespace mailscope::scenario
