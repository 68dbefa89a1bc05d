// The file format: what a server does with mail, within "servers".
#include <algorithm>

#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {
namespace {

Duration longest_wait(const policy::RetryPolicy& retry, const Names&) {
  return std::max(retry.every, policy::RetryPolicy{}.at_most);
}

}  // namespace

constexpr Shape kRetryEvery = duration(kSecond, 30 * kDay);
constexpr Shape kGiveUpAfter = duration(kSecond, 365 * kDay);
constexpr Shape kBackOff{.kind = Kind::number, .low = 1, .high = 10};
constexpr Key kRetryKeys[] = {
    key<&policy::RetryPolicy::every>("every", kRetryEvery,
                                     "How long a message waits in the queue between two tries."),
    key<&policy::RetryPolicy::give_up_after>(
        "give_up_after", kGiveUpAfter,
        "After how long in the queue a message is removed and its sender notified."),
    key<&policy::RetryPolicy::back_off>("back_off", kBackOff,
                                        "Each wait is so many times as long as the one before."),
    derived<&policy::RetryPolicy::at_most, longest_wait>(
        "at_most", kRetryEvery,
        "The longest wait, however often it has backed "
        "off. Default: 4h, or every if that is more."),
    explained(key<&policy::RetryPolicy::warn_after>(
        "warn_after", kGiveUpAfter,
        "After how long the sender is told, once, that the message is delayed. Default: never.")),
};

constexpr Key kExtensionKeys[] = {
    key<&policy::Extensions::size>("size", kBoolean,
                                   "SIZE: how large a message may be (RFC 1870)."),
    key<&policy::Extensions::pipelining>("pipelining", kBoolean,
                                         "PIPELINING: commands may come in groups (RFC 2920)."),
    key<&policy::Extensions::eight_bit_mime>("8bitmime", kBoolean,
                                             "8BITMIME: bodies need not be 7-bit (RFC 6152)."),
    key<&policy::Extensions::enhanced_status_codes>(
        "enhanced_status_codes", kBoolean,
        "ENHANCEDSTATUSCODES: replies say 5.1.1 behind 550 (RFC 2034)."),
    key<&policy::Extensions::smtputf8>("smtputf8", kBoolean,
                                       "SMTPUTF8: addresses and header lines in UTF-8 (RFC 6531)."),
    key<&policy::Extensions::dsn>("dsn", kBoolean,
                                  "DSN: senders say when they want to be notified (RFC 3461)."),
    key<&policy::Extensions::help>("help", kBoolean, "HELP: the command that explains."),
};

constexpr Shape kMessagesEach = integer(1, 1'000'000);
constexpr Shape kAtOnce = integer(1, 1'000);
constexpr Shape kKeepOpen = duration(0, 3600 * kSecond);
constexpr Key kConnectionKeys[] = {
    key<&policy::Connections::persistent>(
        "persistent", kBoolean,
        "Messages for the same server share a connection. False: one connection for each."),
    key<&policy::Connections::messages>("messages", kMessagesEach,
                                        "At most so many messages go over one connection."),
    key<&policy::Connections::at_once>(
        "at_once", kAtOnce, "At most so many connections go to one destination at a time."),
    key<&policy::Connections::keep_open>(
        "keep_open", kKeepOpen,
        "How long an idle connection waits for another message before it says QUIT."),
};

constexpr Shape kMessageSize = size(1'000, 1e9);
constexpr Shape kMostRecipients = integer(1, 100'000);
constexpr Shape kHops = integer(1, 10'000);
constexpr Key kLimitKeys[] = {
    key<&policy::MailLimits::message_size>("message_size", kMessageSize,
                                           "A larger message is refused (552)."),
    key<&policy::MailLimits::recipients>("recipients", kMostRecipients,
                                         "Of a mail transaction; more are put off (452)."),
    key<&policy::MailLimits::hops>(
        "hops", kHops,
        "A message with more Received: lines is going round in circles, and refused (554)."),
};

constexpr Shape kSync = duration(0, 600 * kSecond);
constexpr Shape kRoom = size(1, 1e15);
constexpr std::string_view kLeftovers[] = {"nothing", "some"};
constexpr Shape kCrashKeeps = word(kLeftovers);
constexpr Key kDiskKeys[] = {
    key<&policy::Disk::sync>(
        "sync", kSync,
        "How long it takes until what was written is safe. The server says 250 to a message only "
        "then."),
    explained(key<&policy::Disk::room>(
        "room", kRoom,
        "How much queue and mailboxes may hold together; a message that no longer fits is put off "
        "(452). Default: endless.")),
    key<&policy::Disk::crash_keeps>("crash_keeps", kCrashKeeps,
                                    "What a crash leaves of that which was written and is not safe "
                                    "yet: nothing, or by chance a "
                                    "beginning."),
};

constexpr Shape kGreylistWait = duration(0, 30 * kDay);
constexpr Key kGreylistKeys[] = {
    key<&policy::Greylist::wait>("wait", kGreylistWait,
                                 "How much later the client has to come again, at least."),
};

constexpr std::string_view kStages[] = {"connect", "hello", "mail", "rcpt", "data", "message"};
constexpr Shape kStage = word(kStages);
constexpr Shape kRefusal = text(formats::refusal, 3, 200);
constexpr Key kAnswerKeys[] = {
    required(key<&policy::Answer::stage>(
        "stage", kStage,
        "What it answers: the connection itself, HELO and EHLO, MAIL, RCPT, DATA, or the dot that "
        "ends "
        "a message.")),
    explained(key<&policy::Answer::address>("address", kRecipient,
                                            "At rcpt: only this recipient. Default: every one.")),
    explained(key<&policy::Answer::reply>(
        "reply", kRefusal, "The reply: a code 4yz or 5yz, perhaps an enhanced code, and a text.")),
    explained(key<&policy::Answer::drop>(
        "drop", kBoolean,
        "True: the connection is broken off and nothing is said; at message, when the message is "
        "safe on the disk.")),
    explained(key<&policy::Answer::times>("times", kTimes,
                                          "At most so often; then the server judges for itself.")),
    explained(key<&policy::Answer::chance>("chance", kPart,
                                           "Of what fits the rest, this part: by chance.")),
    explained(key<&policy::Answer::after>("after", kInstant,
                                          "Only from then on, counted from the start.")),
    explained(
        key<&policy::Answer::until>("until", kInstant, "Only before then. Default: to the end.")),
};
constexpr std::string_view kHowToAnswer[] = {"reply", "drop"};

constexpr Shape kAnswer = object(kAnswerKeys, {kHowToAnswer, true});

constexpr Shape kTargets = one_or_list(kRecipient, 1, 1'000);
constexpr Shape kMembers = list(kRecipient, 1, 10'000);
constexpr Key kListKeys[] = {
    required(key<&MailingList::members>("members", kMembers,
                                        "Who gets a copy: users' names or addresses.")),
    required(key<&MailingList::owner>("owner", kRecipient,
                                      "Who is told of copies that cannot be delivered.")),
};
constexpr Shape kMailingList = object(kListKeys);

constexpr Shape kRetry = object(kRetryKeys);
constexpr Shape kExtensions = object(kExtensionKeys);
constexpr Shape kConnections = object(kConnectionKeys);
constexpr Shape kMailLimits = object(kLimitKeys);
constexpr Shape kDisk = object(kDiskKeys);
constexpr Shape kGreylist = object(kGreylistKeys);
constexpr Shape kAnswers = list(kAnswer, 0, 1'000);
constexpr Shape kAliases = map(formats::local_part, kTargets, 0, 10'000);
constexpr Shape kMailingLists = map(formats::local_part, kMailingList, 0, 1'000);

}  // namespace mailscope::scenario::description
