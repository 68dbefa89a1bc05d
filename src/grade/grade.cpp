#include "grade/grade.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "base/text.hpp"
#include "texts/grade.hpp"

namespace mailscope::grade {
namespace {

using texts::kGrade;

// In the recipient's mailbox, and in those of everybody to whom it was redirected.
std::uint32_t copies(const replay::Message& message, std::size_t recipient) {
  std::vector<std::size_t> reached{recipient};
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    sum += message.recipients[reached[i]].copies;
    for (const replay::Redirection& r : message.redirections) {
      const bool known = std::find(reached.begin(), reached.end(), r.to) != reached.end();
      if (r.from == reached[i] && !known) reached.push_back(r.to);
    }
  }
  return sum;
}

// The messages that people composed, in order: the nth Send made the nth of them.
std::vector<const replay::Message*> sent_by_people(const replay::World& world) {
  std::vector<const replay::Message*> sent;
  for (const replay::Message& m : world.messages) {
    if (!m.about && !m.copy_of) sent.push_back(&m);
  }
  return sent;
}

HostId host_named(const replay::World& world, std::string_view name) {
  for (std::size_t i = 0; i < world.hosts.size(); ++i) {
    if (world.hosts[i].name == name) return HostId(i);
  }
  return HostId::none();
}

class Grader : texts::Speaker {
 public:
  Grader(const scenario::Scenario& scenario, const replay::World& end, texts::Language language)
      : Speaker(language), scenario_(scenario), end_(end) {}

  Grade grade(const scenario::Expectation& e) const {
    return e.connections ? grade_connections(e) : grade_messages(e);
  }

 private:
  std::string expected(const scenario::Expectation& e) const {
    if (!e.text.empty()) return e.text;
    if (const auto& c = e.connections) {
      return say(kGrade.connections, std::to_string(c->count), scenario_.servers[c->from].domain,
                 scenario_.servers[c->to].domain);
    }
    std::string text =
        e.message ? say(kGrade.message, std::to_string(*e.message + 1)) : say(kGrade.every_message);
    if (!e.recipient.empty()) text = say(kGrade.to, text, e.recipient);
    if (e.fate) text = say(kGrade.is, text, *e.fate);
    if (e.attempts) {
      text = say(e.fate ? kGrade.also_after : kGrade.after, text, std::to_string(*e.attempts));
    }
    if (e.copies) {
      text = say(e.fate || e.attempts ? kGrade.also_copies : kGrade.copies, text,
                 std::to_string(*e.copies));
    }
    return text;
  }

  // Empty: it is as expected. `read` is more than `delivered`.
  std::string difference(const scenario::Expectation& e, const replay::Message& message,
                         std::size_t index) const {
    const replay::Recipient& recipient = message.recipients[index];
    const std::string_view fate = replay::name(recipient.fate);
    const bool more = e.fate == "delivered" && fate == "read";
    if (e.fate && fate != *e.fate && !more) {
      return fmt::format("{}: {}", recipient.address, fate);
    }
    if (e.attempts && recipient.attempts != *e.attempts) {
      return say(kGrade.other_attempts, recipient.address, std::to_string(recipient.attempts));
    }
    if (e.copies && copies(message, index) != *e.copies) {
      return say(kGrade.other_copies, recipient.address, std::to_string(copies(message, index)));
    }
    return {};
  }

  Grade grade_messages(const scenario::Expectation& e) const {
    const auto sent = sent_by_people(end_);
    bool found = false;
    std::string differences;
    for (std::size_t i = 0; i < sent.size(); ++i) {
      if (e.message && *e.message != i) continue;
      for (std::size_t n = 0; n < sent[i]->recipients.size(); ++n) {
        const replay::Recipient& recipient = sent[i]->recipients[n];
        // What a server redirected it to is a matter of the recipient that the sender named.
        if (e.recipient.empty() && recipient.by_redirection) continue;
        if (!e.recipient.empty() && !equals_ignoring_case(e.recipient, recipient.address)) continue;
        found = true;
        const std::string d = difference(e, *sent[i], n);
        if (!d.empty()) differences += (differences.empty() ? "" : "; ") + d;
      }
    }
    if (!found) return {expected(e), false, say(kGrade.no_message)};
    return {expected(e), differences.empty(), differences};
  }

  Grade grade_connections(const scenario::Expectation& e) const {
    const HostId client = host_named(end_, scenario_.servers[e.connections->from].host);
    const HostId server = host_named(end_, scenario_.servers[e.connections->to].host);
    std::uint32_t count = 0;
    for (const replay::Session& session : end_.sessions) {
      const bool counts = session.protocol == trace::Protocol::smtp && session.client == client &&
                          session.server == server;
      if (counts && end_.connection(session.connection).established != Instant::never()) ++count;
    }
    const bool held = count == e.connections->count;
    return {expected(e), held, held ? "" : say(kGrade.other_connections, std::to_string(count))};
  }

  const scenario::Scenario& scenario_;
  const replay::World& end_;
};

}  // namespace

std::vector<Grade> grade(const scenario::Scenario& scenario, const replay::World& end,
                         texts::Language language) {
  const Grader grader(scenario, end, language);
  std::vector<Grade> grades;
  for (const scenario::Expectation& e : scenario.expectations) grades.push_back(grader.grade(e));
  return grades;
}

}  // namespace mailscope::grade
