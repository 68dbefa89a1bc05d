// Runs a scenario and reads in its trace what became of the message.

#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "scenario/load.hpp"
#include "sim/simulation.hpp"

using namespace mailscope;

constexpr std::string_view kScenario = R"({
  "title": "Bob's server comes up late",
  "servers": { "crepes.fr": {}, "hamburger.edu": {} },
  "users": { "alice": { "address": "alice@crepes.fr" },
             "bob": { "address": "bob@hamburger.edu" } },
  "actions": [ { "at": "0s", "down": "hamburger.edu" },
               { "at": "1s", "send": { "from": "alice", "to": "bob", "body": "Pickles?" } },
               { "at": "20m", "up": "hamburger.edu" } ]
})";

int main() {
  const auto scenario = scenario::load_text(kScenario, "example");
  if (!scenario) {
    fmt::print("{}", scenario::format_faults(scenario.error()));
    return 1;
  }
  const trace::Trace trace = sim::run(*scenario);
  for (const trace::Record& record : trace.records()) {
    if (const auto* deferred = std::get_if<trace::RecipientDeferred>(&record.what)) {
      fmt::print("{} deferred: {}\n", format_clock(record.at), trace.text(deferred->reason));
    } else if (const auto* stored = std::get_if<trace::MailboxStored>(&record.what)) {
      fmt::print("{} stored for {}\n", format_clock(record.at), trace.text(stored->address));
    }
  }
}
