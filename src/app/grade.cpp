#include "app/grade.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "replay/state_json.hpp"

namespace mailscope::app {
namespace {

std::string describe(const scenario::Expectation& e) {
  if (!e.text.empty()) return e.text;
  std::string text = e.message ? fmt::format("message {}", *e.message + 1) : "every message";
  if (!e.recipient.empty()) text += fmt::format(" to {}", e.recipient);
  if (e.fate) text += fmt::format(" is {}", *e.fate);
  if (e.attempts) text += fmt::format("{} after {} attempts", e.fate ? "," : "", *e.attempts);
  return text;
}

// Empty: it is as expected. `read` is more than `delivered`.
std::string difference(const scenario::Expectation& e, const replay::Recipient& recipient) {
  const std::string_view fate = replay::name(recipient.fate);
  const bool more = e.fate == "delivered" && fate == "read";
  if (e.fate && fate != *e.fate && !more) {
    return fmt::format("{}: {}", recipient.address, fate);
  }
  if (e.attempts && recipient.attempts != *e.attempts) {
    return fmt::format("{}: {} attempts", recipient.address, recipient.attempts);
  }
  return {};
}

// The messages that people composed, in order: the nth Send made the nth of them.
std::vector<const replay::Message*> sent_by_people(const replay::World& world) {
  std::vector<const replay::Message*> sent;
  for (const replay::Message& m : world.messages) {
    if (!m.about && !m.copy_of) sent.push_back(&m);
  }
  return sent;
}

Grade grade_one(const scenario::Expectation& e, const replay::World& end) {
  const auto sent = sent_by_people(end);
  Grade result{describe(e), false, "no such message was sent"};
  bool found = false;
  std::string differences;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    if (e.message && *e.message != i) continue;
    for (const replay::Recipient& recipient : sent[i]->recipients) {
      if (!e.recipient.empty() && !equals_ignoring_case(e.recipient, recipient.address)) continue;
      found = true;
      const std::string d = difference(e, recipient);
      if (!d.empty()) differences += (differences.empty() ? "" : "; ") + d;
    }
  }
  if (!found) return result;
  result.held = differences.empty();
  result.instead = differences;
  return result;
}

}  // namespace

std::vector<Grade> grade(const scenario::Scenario& scenario, const replay::World& end) {
  std::vector<Grade> grades;
  for (const scenario::Expectation& e : scenario.expectations) grades.push_back(grade_one(e, end));
  return grades;
}

}  // namespace mailscope::app
