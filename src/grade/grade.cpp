#include "grade/grade.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "base/text.hpp"

namespace mailscope::grade {
namespace {

std::string describe(const scenario::Scenario& scenario, const scenario::Expectation& e) {
  if (!e.text.empty()) return e.text;
  if (const auto& c = e.connections) {
    return fmt::format("{} connections from {} to {}", c->count, scenario.servers[c->from].domain,
                       scenario.servers[c->to].domain);
  }
  std::string text = e.message ? fmt::format("message {}", *e.message + 1) : "every message";
  if (!e.recipient.empty()) text += fmt::format(" to {}", e.recipient);
  if (e.fate) text += fmt::format(" is {}", *e.fate);
  if (e.attempts) text += fmt::format("{} after {} attempts", e.fate ? "," : "", *e.attempts);
  if (e.copies) text += fmt::format("{} in {} copies", e.fate || e.attempts ? "," : "", *e.copies);
  return text;
}

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

// Empty: it is as expected. `read` is more than `delivered`.
std::string difference(const scenario::Expectation& e, const replay::Message& message,
                       std::size_t index) {
  const replay::Recipient& recipient = message.recipients[index];
  const std::string_view fate = replay::name(recipient.fate);
  const bool more = e.fate == "delivered" && fate == "read";
  if (e.fate && fate != *e.fate && !more) {
    return fmt::format("{}: {}", recipient.address, fate);
  }
  if (e.attempts && recipient.attempts != *e.attempts) {
    return fmt::format("{}: {} attempts", recipient.address, recipient.attempts);
  }
  if (e.copies && copies(message, index) != *e.copies) {
    return fmt::format("{}: {} copies", recipient.address, copies(message, index));
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

Grade grade_messages(const scenario::Scenario& scenario, const scenario::Expectation& e,
                     const replay::World& end) {
  const auto sent = sent_by_people(end);
  Grade result{describe(scenario, e), false, "no such message was sent"};
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
  if (!found) return result;
  result.held = differences.empty();
  result.instead = differences;
  return result;
}

HostId host_named(const replay::World& world, std::string_view name) {
  for (std::size_t i = 0; i < world.hosts.size(); ++i) {
    if (world.hosts[i].name == name) return HostId(i);
  }
  return HostId::none();
}

Grade grade_connections(const scenario::Scenario& scenario, const scenario::Expectation& e,
                        const replay::World& end) {
  const HostId client = host_named(end, scenario.servers[e.connections->from].host);
  const HostId server = host_named(end, scenario.servers[e.connections->to].host);
  std::uint32_t count = 0;
  for (const replay::Session& session : end.sessions) {
    const bool counts = session.protocol == trace::Protocol::smtp && session.client == client &&
                        session.server == server;
    if (counts && end.connection(session.connection).established != Instant::never()) ++count;
  }
  const bool held = count == e.connections->count;
  return {describe(scenario, e), held, held ? "" : fmt::format("{} connections", count)};
}

}  // namespace

std::vector<Grade> grade(const scenario::Scenario& scenario, const replay::World& end) {
  std::vector<Grade> grades;
  for (const scenario::Expectation& e : scenario.expectations) {
    grades.push_back(e.connections ? grade_connections(scenario, e, end)
                                   : grade_messages(scenario, e, end));
  }
  return grades;
}

}  // namespace mailscope::grade
