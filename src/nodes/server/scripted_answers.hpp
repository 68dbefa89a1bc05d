#pragma once
// Answers that a scenario puts in the place of a server's own judgement: a code, at a stage of the
// dialog, so often, by chance, for a time.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::nodes {

enum class Stage : std::uint8_t { connect, hello, mail, rcpt, data, message };

struct ScriptedAnswer {
  Stage stage;
  std::string address;               // at rcpt: to this recipient only; empty: to every one
  std::optional<smtp::Reply> reply;  // none: the connection is broken off
  std::uint32_t times = std::numeric_limits<std::uint32_t>::max();  // at most so often
  std::optional<double> chance;
  Instant after;                     // from then on
  Instant until = Instant::never();  // and before then
};

class ScriptedAnswers {
 public:
  ScriptedAnswers(std::vector<ScriptedAnswer> answers, RandomStream random)
      : answers_(std::move(answers)), random_(random) {}

  // The first that fits, which is then used up by one; nothing: none fits.
  std::optional<smtp::Verdict> answer(Stage stage, std::string_view address, Instant now);

 private:
  bool fits(const ScriptedAnswer& answer, Stage stage, std::string_view address, Instant now);

  std::vector<ScriptedAnswer> answers_;
  RandomStream random_;
};

}  // namespace mailscope::nodes
