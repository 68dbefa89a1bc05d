#include <variant>

#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {

void Builder::build_expectations() {
  const Node* expect = sound_list(root_, "expect");
  if (!expect) return;
  note_recipients();
  for (const Node& node : expect->children) {
    if (node.faulty) continue;
    Expectation& expectation = out_.expectations.emplace_back();
    read_by(node, description::kExpectation, expectation);
    check_expectation(node, expectation);
  }
}

void Builder::check_expectation(const Node& node, const Expectation& expectation) {
  if (expectation.connections) return check_connections(node, *expectation.connections);
  const Node* to = sound_member(node, "to");
  if (!to || expectation.recipient.empty() || expectation.message == kNobody) return;
  if (was_sent(expectation)) return;
  log_.at_value(*to, fmt::format("{} is no recipient of {}", expectation.recipient,
                                 expectation.message ? "that message" : "any message"));
}

void Builder::check_connections(const Node& node, const ConnectionCount& connections) {
  for (const std::string_view key : {"message", "to", "fate", "attempts", "copies"}) {
    if (const Node* other = sound_member(node, key)) {
      log_.at_key(*other, fmt::format("\"connections\" is about no message and stands alone; leave "
                                      "out \"{}\", or expect it beside this",
                                      key));
    }
  }
  if (connections.from == kNobody || connections.from != connections.to) return;
  log_.at_value(*sound_member(*sound_object(node, "connections"), "to"),
                "a server makes no connection to itself; write another one");
}

void Builder::note_recipients() {
  std::size_t number = 0;
  for (const Action& action : out_.actions) {
    const Send* send = std::get_if<Send>(&action.what);
    if (!send) continue;
    for (const std::string& address : send->to) {
      recipients_.emplace(number, lowered(address));
      recipients_.emplace(kAnyMessage, lowered(address));
    }
    ++number;
  }
}

bool Builder::was_sent(const Expectation& expectation) const {
  return recipients_.count(
             {expectation.message.value_or(kAnyMessage), lowered(expectation.recipient)}) > 0;
}

}  // namespace mailscope::scenario
