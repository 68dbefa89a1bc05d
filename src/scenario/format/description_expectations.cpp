// The file format: "expect".
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {
namespace {

std::string counted(std::uint32_t n, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", n, n == 1 ? one : more);
}

// `message 1 to bob@hamburger.edu: delivered, in 3 attempts`.
std::string text_of(const Expectation& expectation, const Names& names) {
  if (const auto& connections = expectation.connections) {
    return fmt::format("{} from {} to {}", counted(connections->count, "connection", "connections"),
                       names.of(connections->from, Refers::server).text,
                       names.of(connections->to, Refers::server).text);
  }
  std::string text = "every message";
  if (expectation.message) {
    text = fmt::format("message {:.0f}", names.of(*expectation.message, Refers::message).number);
  }
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

}  // namespace

constexpr std::string_view kFates[] = {"composing", "queued", "delivered", "read", "bounced"};
constexpr Shape kFate = word(kFates);
constexpr Shape kCount = integer(0, 1'000'000);
constexpr Key kConnectionCountKeys[] = {
    required(key<&ConnectionCount::from>("from", kServerName, "The server that is the client.")),
    required(key<&ConnectionCount::to>("to", kServerName, "The server that takes the mail.")),
    required(key<&ConnectionCount::count>("count", kCount,
                                          "How many TCP connections for SMTP came about.")),
};

constexpr Shape kConnectionCount = object(kConnectionCountKeys);

constexpr Key kExpectationKeys[] = {
    explained(key<&Expectation::message>(
        "message", kMessageNumber,
        "Which message: 1 is the file's first send, and of a repeated one the first copy. Default: "
        "every message.")),
    explained(key<&Expectation::recipient>(
        "to", kRecipient, "Which recipient: a user's name or an address. Default: every one.")),
    explained(key<&Expectation::fate>("fate", kFate, "What has become of it when the run ends.")),
    explained(
        key<&Expectation::attempts>("attempts", kCount, "How often the sending server has tried.")),
    explained(key<&Expectation::copies>("copies", kCount,
                                        "How often it stands in the recipient's mailbox.")),
    explained(key<&Expectation::connections>(
        "connections", kConnectionCount,
        "How many connections went from one server to another. Stands alone.")),
    derived<&Expectation::text, text_of>(
        "text", kTitle, "What is expected, in a sentence. Default: made from the rest."),
};
constexpr std::string_view kExpectable[] = {"fate", "attempts", "copies", "connections"};

constexpr Shape kExpectation = object(kExpectationKeys, {kExpectable, false});

constexpr Shape kExpectations = list(kExpectation, 0, 10'000);

}  // namespace mailscope::scenario::description
