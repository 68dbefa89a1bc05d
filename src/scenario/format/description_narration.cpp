// The file format: "narration".
#include "scenario/format/description.hpp"
#include "trace/beat_kind.hpp"

namespace mailscope::scenario::description {

constexpr Shape kBeat = word(trace::kBeatNames);
constexpr Shape kTry = integer(1, 100'000);

// A step's text: member.cpp makes a narration of its own of each.
constexpr Key step(std::string_view number, std::string_view doc) {
  return {.name = number, .shape = &kParagraph, .doc = doc};
}

constexpr Key kToldKeys[] = {
    explained(key<&Narration::on>("on", kBeat, "The kind of beat at which the text stands.")),
    explained(key<&Narration::attempt>(
        "try", kTry,
        "Of which try of a server to send the message. Default: the first that fits.")),
    explained(key<&Narration::by>(
        "by", kParty, "Who acts: a server by its domain, or a user. Default: anybody.")),
    explained(
        key<&Narration::message>("message", kMessageNumber,
                                 "Of which message: 1 is the file's first send. Default: of any.")),
    explained(key<&Narration::text>("text", kParagraph, "What is told.")),
    step("1", "While the sender composes the message."),
    step("2", "While the user agent hands it to the sender's server."),
    step("3", "While that server opens a connection to the receiver's server."),
    step("4", "While the message goes over it."),
    step("5", "While the receiver's server puts it into the mailbox."),
    step("6", "While the receiver reads it."),
};
constexpr std::string_view kTexts[] = {"text", "1", "2", "3", "4", "5", "6"};

constexpr Shape kTold = object(kToldKeys, {kTexts, false});

constexpr Shape kNarration = one_or_list(kTold, 0, 1'000);

}  // namespace mailscope::scenario::description
