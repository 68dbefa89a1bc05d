// The file format, key by key.
#include "scenario/format/description.hpp"

namespace mailscope::scenario {
namespace {

using namespace description;

// RFC 7493 §2.2: integers that every JSON reader keeps exact.
constexpr double kLargestInteger = 9'007'199'254'740'991;
constexpr Shape kAnyText = text(formats::any, 0, 1000);

// ---- narration
constexpr Key kNarrationKeys[] = {
    {"1", &kParagraph, "While the sender composes the message."},
    {"2", &kParagraph, "While the user agent hands it to the sender's server."},
    {"3", &kParagraph, "While that server opens a connection to the receiver's server."},
    {"4", &kParagraph, "While the message goes over it."},
    {"5", &kParagraph, "While the receiver's server puts it into the mailbox."},
    {"6", &kParagraph, "While the receiver reads it."},
};
constexpr Shape kNarration = object(kNarrationKeys);

constexpr Shape kSeed = integer(0, kLargestInteger);
constexpr Shape kUntil = duration(kSecond, 36'525 * kDay);
constexpr Key kScenarioKeys[] = {
    {"$schema", &kAnyText, "Where an editor finds this description.", {}},
    explained(key<&Scenario::title>("title", kTitle,
                                    "The scenario's name for people. Default: the file's name.")),
    explained(
        key<&Scenario::teaches>("teaches", kParagraph, "What one learns from it, in a sentence.")),
    key<&Scenario::seed>("seed", kSeed,
                         "Another seed, other packets lost; the same seed, the same run."),
    key<&Scenario::starts_at>("start", kStart,
                              "The date and time at which the clock starts, in UTC."),
    key<&Scenario::until>("until", kUntil,
                          "The run ends when nothing is left to do, and at the latest here."),
    {"servers", &kServers, "The mail servers, each by the domain that it serves.", {}, true},
    {"users", &kUsers, "The users with their mailboxes and user agents, each by name.", {}, true},
    {"dns", &kDns,
     "How servers find each other: they ask a name server, which has an MX record for every "
     "server's domain and an A record for its machine. False: the textbook's picture without DNS.",
     "{}"},
    {"network", &kNetwork,
     "The links: one from every user agent to its server, one between every two servers, one from "
     "every server to the name server.",
     "{}"},
    {"tcp", &kTcp, "How TCP behaves, on every host.", "{}"},
    {"actions", &kActions, "What people do and what goes wrong.", "[]"},
    {"expect", &kExpectations, "What must have come true when the run ends.", "[]"},
    {"narration", &kNarration, "The texts beside the six steps. Default: the window's own.", "{}"},
};
}  // namespace

constexpr Shape kScenarioShape = object(kScenarioKeys);

}  // namespace mailscope::scenario
