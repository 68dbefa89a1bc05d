#pragma once
// Answers that a scenario puts in the place of a server's own judgement: a code, at a stage of the
// dialog, so often, by chance, for a time.

#include <optional>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "policy/mail_server.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::nodes {

using Stage = policy::Answer::Stage;

class ScriptedAnswers {
 public:
  ScriptedAnswers(std::vector<policy::Answer> answers, RandomStream random)
      : answers_(std::move(answers)), random_(random) {}

  // The first that fits, which is then used up by one; nothing: none fits.
  std::optional<smtp::Verdict> answer(Stage stage, std::string_view address, Instant now);

 private:
  bool fits(const policy::Answer& answer, Stage stage, std::string_view address, Instant now);

  std::vector<policy::Answer> answers_;
  RandomStream random_;
};

}  // namespace mailscope::nodes
