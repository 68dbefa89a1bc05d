// What a server is told to answer: {"stage": "rcpt", "reply": "451 4.3.0 try again later"}.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/check.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::string_view kStages[] = {"connect", "hello", "mail", "rcpt", "data", "message"};

}  // namespace

std::optional<policy::Answer> Builder::build_answer(const Node& node) {
  const Node* stage = sound(node, "stage");
  if (node.kind != Node::Kind::object || !stage) return std::nullopt;
  const auto* found = std::find(std::begin(kStages), std::end(kStages), stage->text);
  MAILSCOPE_CHECK(found != std::end(kStages));  // the shape says so
  policy::Answer answer{};
  answer.stage = static_cast<policy::Answer::Stage>(found - std::begin(kStages));
  set_answer(node, answer);
  if (const Node* address = sound(node, "address")) {
    answer.address = recipient(*address);
    if (answer.stage != policy::Answer::Stage::rcpt) {
      log_.at_value(*address, fmt::format("no recipient is judged at {}; leave this out, or write "
                                          "\"stage\": \"rcpt\"",
                                          stage->text));
    }
  }
  if (const Node* times = sound(node, "times")) {
    answer.times = static_cast<std::uint32_t>(times->number);
  }
  if (const Node* chance = sound(node, "chance")) answer.chance = chance->number;
  set_period(node, answer.after, answer.until);
  return answer;
}

void Builder::set_answer(const Node& node, policy::Answer& answer) {
  if (const Node* drop = sound(node, "drop")) {
    answer.drop = drop->boolean;
    if (!drop->boolean) {
      log_.at_value(*drop, "this says nothing about the answer; write true, or a \"reply\"");
    }
  }
  const Node* reply = sound(node, "reply");
  if (!reply) return;
  const auto refusal = parse_refusal(reply->text);
  MAILSCOPE_CHECK(refusal);  // the shape says so
  answer.reply.code = refusal->code;
  answer.reply.status = refusal->status;
  answer.reply.text = refusal->text;
  // RFC 2034 §4: the first digits of both codes are the same.
  if (!answer.reply.status.empty() && answer.reply.status[0] != reply->text[0]) {
    log_.at_value(*reply, fmt::format("{} does not go with {}, which begins with another digit",
                                      answer.reply.status, answer.reply.code));
  }
  // RFC 5321 §4.3.2: what may be said when a connection is made.
  if (answer.stage == policy::Answer::Stage::connect && answer.reply.code != 421 &&
      answer.reply.code != 554) {
    log_.at_value(*reply,
                  fmt::format("{} is no greeting; at connect write 421 or 554", answer.reply.code));
  }
}

}  // namespace mailscope::scenario
