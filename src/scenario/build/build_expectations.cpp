#include <variant>

#include <fmt/format.h>

#include "base/text.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {
namespace {

std::string counted(std::uint32_t n, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", n, n == 1 ? one : more);
}

}  // namespace

// `message 1 to bob@hamburger.edu: delivered, in 3 attempts`.
std::string default_text(const Expectation& expectation, std::size_t written) {
  std::string text =
      expectation.message ? fmt::format("message {}", written) : std::string("every message");
  if (!expectation.recipient.empty()) text += " to " + expectation.recipient;
  std::string_view between = ": ";
  const auto add = [&](const std::string& part) {
    text += between;
    text += part;
    between = ", ";
  };
  if (expectation.fate) add(*expectation.fate);
  if (expectation.attempts) add("in " + counted(*expectation.attempts, "attempt", "attempts"));
  if (expectation.copies) add(counted(*expectation.copies, "copy", "copies"));
  return text;
}

std::string default_text(const ConnectionCount& connections, const std::vector<Server>& servers) {
  return fmt::format("{} from {} to {}", counted(connections.count, "connection", "connections"),
                     servers[connections.from].domain, servers[connections.to].domain);
}

void Builder::build_expectations() {
  const Node* expect = sound_list(root_, "expect");
  if (!expect) return;
  note_recipients();
  for (const Node& node : expect->children) {
    if (!node.faulty && node.kind == Node::Kind::object) build_expectation(node);
  }
}

void Builder::build_expectation(const Node& node) {
  if (const Node* connections = sound_object(node, "connections")) {
    return expect_connections(node, *connections);
  }
  Expectation expectation;
  read(node, description::kExpectation, expectation);
  std::size_t written = 0;
  if (const Node* message = sound_member(node, "message")) {
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
  if (const Node* to = sound_member(node, "to")) {
    expectation.recipient = recipient(*to);
    if (!expectation.recipient.empty() && !was_sent(expectation)) {
      log_.at_value(*to, fmt::format("{} is no recipient of {}", expectation.recipient,
                                     written ? "that message" : "any message"));
    }
  }
  if (expectation.text.empty()) expectation.text = default_text(expectation, written);
  out_.expectations.push_back(std::move(expectation));
}

void Builder::expect_connections(const Node& node, const Node& what) {
  for (const std::string_view key : {"message", "to", "fate", "attempts", "copies"}) {
    if (const Node* other = sound_member(node, key)) {
      log_.at_key(*other, fmt::format("\"connections\" is about no message and stands alone; leave "
                                      "out \"{}\", or expect it beside this",
                                      key));
    }
  }
  const Node* from = sound_member(what, "from");
  const Node* to = sound_member(what, "to");
  const auto client = from ? host_named(*from) : std::nullopt;
  const auto server = to ? host_named(*to) : std::nullopt;
  if (!client || !server) return;
  if (*client == *server) {
    return log_.at_value(*to, "a server makes no connection to itself; write another one");
  }
  ConnectionCount connections{client->index, server->index, 0};
  read(what, description::kConnectionCount, connections);
  Expectation expectation;
  read(node, description::kExpectation, expectation);
  expectation.connections = connections;
  if (expectation.text.empty()) expectation.text = default_text(connections, out_.servers);
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
    const Node* node = sound_member(*narration, std::to_string(step));
    if (node) out_.narration.push_back({.step = step, .text = node->text});
  }
}

}  // namespace mailscope::scenario
