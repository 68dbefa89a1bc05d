#include "nodes/server/scripted_answers.hpp"

#include "base/text.hpp"

namespace mailscope::nodes {

std::optional<smtp::Verdict> ScriptedAnswers::answer(Stage stage, std::string_view address,
                                                     Instant now) {
  for (policy::Answer& answer : answers_) {
    if (!fits(answer, stage, address, now)) continue;
    if (answer.times) --*answer.times;
    if (answer.drop) return smtp::Verdict::drop();
    smtp::Reply reply = smtp::reply(answer.reply.code, answer.reply.text);
    reply.status = answer.reply.status;
    return smtp::Verdict::refuse(std::move(reply));
  }
  return std::nullopt;
}

bool ScriptedAnswers::fits(const policy::Answer& answer, Stage stage, std::string_view address,
                           Instant now) {
  if (answer.stage != stage || answer.times == 0) return false;
  if (now < answer.after || now >= answer.until) return false;
  if (!answer.address.empty() && !equals_ignoring_case(answer.address, address)) return false;
  return !answer.chance || random_.chance(*answer.chance);
}

}  // namespace mailscope::nodes
