// The file format, key by key.
#include "scenario/format/description.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mailscope::scenario {
namespace {

using namespace description;

// RFC 7493 §2.2: integers that every JSON reader keeps exact.
constexpr double kLargestInteger = 9'007'199'254'740'991;
constexpr Shape kAnyText = text(formats::any, 0, 1000);

// ---- narration
template <int Step>
constexpr Key step(std::string_view name, std::string_view doc) {
  return {.name = name,
          .shape = &kParagraph,
          .doc = doc,
          .read =
              [](const Node& node, const Shape&, void* narration, Resolver&) {
                static_cast<std::vector<Narration>*>(narration)->push_back({Step, node.text});
              },
          .write = [](const void* narration, const void*, const Key&, const Names&) -> Written {
            for (const Narration& told : *static_cast<const std::vector<Narration>*>(narration)) {
              if (told.step == Step) return text_node(told.text);
            }
            return std::nullopt;
          }};
}
constexpr Key kNarrationKeys[] = {
    step<1>("1", "While the sender composes the message."),
    step<2>("2", "While the user agent hands it to the sender's server."),
    step<3>("3", "While that server opens a connection to the receiver's server."),
    step<4>("4", "While the message goes over it."),
    step<5>("5", "While the receiver's server puts it into the mailbox."),
    step<6>("6", "While the receiver reads it."),
};
constexpr Shape kNarration = object(kNarrationKeys);

std::string file_name(const Scenario& scenario, const Names&) {
  return scenario.name;
}
constexpr Shape kSeed = integer(0, kLargestInteger);
constexpr Shape kUntil = duration(kSecond, 36'525 * kDay);
constexpr Key kScenarioKeys[] = {
    {"$schema", &kAnyText, "Where an editor finds this description."},
    derived<&Scenario::title, file_name>(
        "title", kTitle, "The scenario's name for people. Default: the file's name."),
    explained(
        key<&Scenario::teaches>("teaches", kParagraph, "What one learns from it, in a sentence.")),
    key<&Scenario::seed>("seed", kSeed,
                         "Another seed, other packets lost; the same seed, the same run."),
    key<&Scenario::starts_at>("start", kStart,
                              "The date and time at which the clock starts, in UTC."),
    key<&Scenario::until>("until", kUntil,
                          "The run ends when nothing is left to do, and at the latest here."),
    resolved(required(key<&Scenario::servers>(
        "servers", kServers, "The mail servers, each by the domain that it serves."))),
    resolved(required(key<&Scenario::users>(
        "users", kUsers, "The users with their mailboxes and user agents, each by name."))),
    by_hand("dns", kDns,
            "How servers find each other: they ask a name server, which has an MX record for every "
            "server's domain and an A record for its machine. False: the textbook's picture "
            "without DNS."),
    by_hand("network", kNetwork,
            "The links: one from every user agent to its server, one between every two servers, "
            "one from "
            "every server to the name server."),
    key<&Scenario::tcp>("tcp", kTcp, "How TCP behaves, on every host."),
    by_hand("actions", kActions, "What people do and what goes wrong."),
    resolved(key<&Scenario::expectations>("expect", kExpectations,
                                          "What must have come true when the run ends.")),
    key<&Scenario::narration>("narration", kNarration,
                              "The texts beside the six steps. Default: the window's own."),
};
}  // namespace

constexpr Shape kScenarioShape = object(kScenarioKeys);

}  // namespace mailscope::scenario
