// What a server is told to answer: {"stage": "rcpt", "reply": "451 4.3.0 try again later"}.
#include <fmt/format.h>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {

using policy::Answer;

std::optional<Answer> Builder::build_answer(const Node& node) {
  const Node* stage = sound_member(node, "stage");
  if (node.kind != Node::Kind::object || !stage) return std::nullopt;
  Answer answer{};
  read(node, description::kAnswer, answer);
  const Node* drop = sound_member(node, "drop");
  if (drop && !answer.drop) {
    log_.at_value(*drop, "this says nothing about the answer; write true, or a \"reply\"");
  }
  if (const Node* reply = sound_member(node, "reply")) check_reply(*reply, answer);
  if (const Node* address = sound_member(node, "address")) {
    answer.address = recipient(*address);
    if (answer.stage != Answer::Stage::rcpt) {
      log_.at_value(*address, fmt::format("no recipient is judged at {}; leave this out, or write "
                                          "\"stage\": \"rcpt\"",
                                          stage->text));
    }
  }
  check_period(node, answer.after, answer.until);
  return answer;
}

void Builder::check_reply(const Node& node, const Answer& answer) {
  const auto& [code, status, text] = answer.reply;
  // RFC 2034 §4: the first digits of both codes are the same.
  if (!status.empty() && status[0] != node.text[0]) {
    log_.at_value(
        node, fmt::format("{} does not go with {}, which begins with another digit", status, code));
  }
  // RFC 5321 §4.3.2: what may be said when a connection is made.
  if (answer.stage == Answer::Stage::connect && code != 421 && code != 554) {
    log_.at_value(node, fmt::format("{} is no greeting; at connect write 421 or 554", code));
  }
}

}  // namespace mailscope::scenario
