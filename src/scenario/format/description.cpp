// The file format, key by key.
#include "scenario/format/description.hpp"

#include <string>
#include <string_view>

namespace mailscope::scenario {
namespace {

using namespace description;

// RFC 7493 §2.2: integers that every JSON reader keeps exact.
constexpr double kLargestInteger = 9'007'199'254'740'991;
constexpr Shape kAnyText = text(formats::any, 0, 1000);

std::string file_name(const Scenario& scenario, const Names&) {
  return scenario.name;
}
constexpr Shape kSeed = integer(0, kLargestInteger);
constexpr Shape kUntil = duration(kSecond, 36'525 * kDay);
constexpr std::string_view kTopics[] = {"way", "queue", "refusals", "names", "tcp"};
constexpr Shape kTopic = word(kTopics);
constexpr Shape kPlace = integer(1, 1'000);
constexpr Key kScenarioKeys[] = {
    {"$schema", &kAnyText, "Where an editor finds this description."},
    derived<&Scenario::title, file_name>(
        "title", kTitle, "The scenario's name for people. Default: the file's name."),
    explained(
        key<&Scenario::teaches>("teaches", kParagraph, "What one learns from it, in a sentence.")),
    explained(key<&Scenario::topic>(
        "topic", kTopic,
        "Under which heading it is listed: the way of a message, queues and retries, refusals, "
        "the DNS, TCP. Default: behind all of them.")),
    key<&Scenario::place>("place", kPlace, "Its place among those of its topic."),
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
    resolved(key<&Scenario::narration>(
        "narration", kNarration,
        "What the author tells: at beats of the run, in a list, or beside the chapter's six steps. "
        "At every other beat the window says what happens.")),
};
}  // namespace

constexpr Shape kScenarioShape = object(kScenarioKeys);

}  // namespace mailscope::scenario
