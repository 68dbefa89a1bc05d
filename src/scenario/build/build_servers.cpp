// The servers; where they send mail on to is in build_forwarding.cpp.
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

// A faulty one is known by name all the same: who refers to it does nothing wrong.
void Builder::enter_servers() {
  const Node* servers = sound_object(root_, "servers");
  if (!servers) return;
  for (const Node& node : servers->children) {
    const auto [entry, fresh] = servers_.emplace(lowered(node.key), out_.servers.size());
    if (fresh) {
      server_nodes_.push_back(&node);
      out_.servers.emplace_back().domain = node.key;
    } else if (!node.faulty) {
      log_.at_key(node,
                  fmt::format("{} and {} are one domain, since case does not count; keep one",
                              in_quotes(out_.servers[entry->second].domain), in_quotes(node.key)));
    }
  }
}

void Builder::build_servers() {
  for (std::size_t i = 0; i < out_.servers.size(); ++i) {
    build_server(*server_nodes_[i], out_.servers[i]);
  }
}

void Builder::build_server(const Node& node, Server& server) {
  read_by(node, description::kServer, server);
  if (const Node* retry = sound_object(node, "retry")) check_retry(*retry, server.retry);
  if (node.faulty) return;
  check_forwarding(node, server);
  const Node* answers = sound_list(node, "answers");
  if (!answers) return;
  const auto items = all_of(*answers);
  for (std::size_t i = 0; i < items.size(); ++i) check_answer(*items[i], server.answers[i]);
}

void Builder::check_retry(const Node& node, const policy::RetryPolicy& policy) {
  if (policy.at_most < policy.every) {
    log_.at_value(*sound_member(node, "at_most"),
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

// {"stage": "rcpt", "reply": "451 4.3.0 try again later"}.
void Builder::check_answer(const Node& node, const policy::Answer& answer) {
  const Node* stage = sound_member(node, "stage");
  if (!stage) return;
  const Node* drop = sound_member(node, "drop");
  if (drop && !answer.drop) {
    log_.at_value(*drop, "this says nothing about the answer; write true, or a \"reply\"");
  }
  if (const Node* reply = sound_member(node, "reply")) check_reply(*reply, answer);
  const Node* address = sound_member(node, "address");
  if (address && answer.stage != policy::Answer::Stage::rcpt) {
    log_.at_value(*address, fmt::format("no recipient is judged at {}; leave this out, or write "
                                        "\"stage\": \"rcpt\"",
                                        stage->text));
  }
  check_period(node, answer.after, answer.until);
}

void Builder::check_reply(const Node& node, const policy::Answer& answer) {
  const auto& [code, status, text] = answer.reply;
  // RFC 2034 §4: the first digits of both codes are the same.
  if (!status.empty() && status[0] != node.text[0]) {
    log_.at_value(
        node, fmt::format("{} does not go with {}, which begins with another digit", status, code));
  }
  // RFC 5321 §4.3.2: what may be said when a connection is made.
  if (answer.stage == policy::Answer::Stage::connect && code != 421 && code != 554) {
    log_.at_value(node, fmt::format("{} is no greeting; at connect write 421 or 554", code));
  }
}

}  // namespace mailscope::scenario
