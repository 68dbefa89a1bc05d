// The file format: "expect".
#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {

constexpr std::string_view kFates[] = {"composing", "queued", "delivered", "read", "bounced"};
constexpr Shape kFate = word(kFates);
constexpr Shape kMessageNumber = integer(1, 100'000);
constexpr Shape kCount = integer(0, 1'000'000);
constexpr Key kConnectionCountKeys[] = {
    {"from", &kDomain, "The server that is the client.", {}, true},
    {"to", &kDomain, "The server that takes the mail.", {}, true},
    required(key<&ConnectionCount::count>("count", kCount,
                                          "How many TCP connections for SMTP came about.")),
};

constexpr Shape kConnectionCount = object(kConnectionCountKeys);

constexpr Key kExpectationKeys[] = {
    {"message", &kMessageNumber,
     "Which message: 1 is the file's first send, and of a repeated one the first copy. Default: "
     "every message."},
    resolved(explained(key<&Expectation::recipient>(
        "to", kRecipient, "Which recipient: a user's name or an address. Default: every one."))),
    explained(key<&Expectation::fate>("fate", kFate, "What has become of it when the run ends.")),
    explained(
        key<&Expectation::attempts>("attempts", kCount, "How often the sending server has tried.")),
    explained(key<&Expectation::copies>("copies", kCount,
                                        "How often it stands in the recipient's mailbox.")),
    {"connections", &kConnectionCount,
     "How many connections went from one server to another. Stands alone."},
    explained(key<&Expectation::text>(
        "text", kTitle, "What is expected, in a sentence. Default: made from the rest.")),
};
constexpr std::string_view kExpectable[] = {"fate", "attempts", "copies", "connections"};

constexpr Shape kExpectation = object(kExpectationKeys, {kExpectable, false});

constexpr Shape kExpectations = list(kExpectation, 0, 10'000);

}  // namespace mailscope::scenario::description
