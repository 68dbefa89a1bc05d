#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build.hpp"

namespace mailscope::scenario {
namespace {

// `message 1 to bob@hamburger.edu: delivered, in 3 attempts`.
std::string sentence(const Expectation& expectation, std::size_t written) {
  std::string text =
      expectation.message ? fmt::format("message {}", written) : std::string("every message");
  if (!expectation.recipient.empty()) text += " to " + expectation.recipient;
  text += ": " + expectation.fate.value_or("");
  if (!expectation.attempts) return text;
  return text + fmt::format("{}in {} attempt{}", expectation.fate ? ", " : "",
                            *expectation.attempts, *expectation.attempts == 1 ? "" : "s");
}

}  // namespace

void Builder::build_expectations() {
  const Node* expect = sound_list(root_, "expect");
  if (!expect) return;
  note_recipients();
  for (const Node& node : expect->children) {
    if (!node.faulty && node.kind == Node::Kind::object) build_expectation(node);
  }
}

void Builder::build_expectation(const Node& node) {
  Expectation expectation;
  std::size_t written = 0;
  if (const Node* message = sound(node, "message")) {
    written = static_cast<std::size_t>(message->number);
    if (written > sends_.size()) {
      log_.at_value(*message,
                    sends_.empty()
                        ? std::string("the file sends no message")
                        : fmt::format("the file's messages are numbered 1 to {}", sends_.size()));
      return;
    }
    expectation.message = sends_[written - 1];
  }
  if (const Node* to = sound(node, "to")) {
    expectation.recipient = recipient(*to);
    if (!expectation.recipient.empty() && !was_sent(expectation)) {
      log_.at_value(*to, fmt::format("{} is no recipient of {}", expectation.recipient,
                                     written ? "that message" : "any message"));
    }
  }
  if (const Node* fate = sound(node, "fate")) expectation.fate = fate->text;
  if (const Node* attempts = sound(node, "attempts")) {
    expectation.attempts = static_cast<std::uint32_t>(attempts->number);
  }
  expectation.text = text(node, "text", sentence(expectation, written));
  out_.expectations.push_back(std::move(expectation));
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

void Builder::build_narration() {
  const Node* narration = sound_object(root_, "narration");
  if (!narration) return;
  for (int step = 1; step <= 6; ++step) {
    const Node* node = sound(*narration, std::to_string(step));
    if (node) out_.narration.push_back({step, node->text});
  }
}

}  // namespace mailscope::scenario
