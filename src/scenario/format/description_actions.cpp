// The file format: "actions".
#include <string>
#include <string_view>
#include <variant>

#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {

namespace {

template <auto User>
std::string password_of(const Owned<User>& action, const Names& names) {
  const std::size_t user = action.*User;
  return user == kNobody ? "" : names.scenario().users[user].password;
}

// The value is the whole deed, or its only member.
template <class Deed, auto... Only>
constexpr Key deed(std::string_view name, const Shape& shape, std::string_view doc) {
  return {.name = name,
          .shape = &shape,
          .doc = doc,
          .read =
              [](const Node& node, const Shape& how, void* action, Resolver& names) {
                Deed& what = static_cast<Action*>(action)->what.emplace<Deed>();
                if constexpr (sizeof...(Only) == 0) read(node, how, what, names);
                (read(node, how, what.*Only, names), ...);
              },
          .write =
              [](const void* action, const void*, const Key& key, const Names& names) {
                Written node;
                const Deed* what = std::get_if<Deed>(&static_cast<const Action*>(action)->what);
                if (!what) return node;
                if constexpr (sizeof...(Only) == 0) node = write(*what, *key.shape, names);
                ((node = write(what->*Only, *key.shape, names)), ...);
                return node;
              }};
}

}  // namespace

// What is recorded of a packet takes about as much memory as the packet itself.
constexpr double kLargestTransfer = 1'073'741'824;
constexpr Shape kSubject = text(formats::line, 0, 200);
// RFC 5322 §2.1.1: 998 characters, without the line's end.
constexpr Shape kBodyLine = text(formats::body_line, 0, 998);
constexpr Shape kBody = one_or_list(kBodyLine, 0, 100'000);
constexpr Shape kRecipients = one_or_list(kRecipient, 1, 1'000);
constexpr std::string_view kOccasions[] = {"success", "failure", "delay", "never"};
constexpr Shape kOccasion = word(kOccasions);
constexpr Shape kNotify = one_or_list(kOccasion, 1, 3);
constexpr std::string_view kReturns[] = {"full", "headers"};
constexpr Shape kReturn = word(kReturns);
constexpr std::string_view kEncodings[] = {"7bit", "8bit"};
constexpr Shape kEncoding = word(kEncodings);
constexpr Shape kCount = integer(1, 100'000);
constexpr Key kSendKeys[] = {
    required(key<&Send::from>("from", kUserName, "The user who writes.")),
    required(key<&Send::to>(
        "to", kRecipients,
        "Who gets the message: a user's name or an address, or a list of them. An address that "
        "nobody has is refused by its server. bob@[10.0.0.2] goes to that address: the servers "
        "have "
        "10.0.0.1, 10.0.0.2 and so on, in the file's order.")),
    key<&Send::subject>("subject", kSubject, "The Subject: line."),
    key<&Send::body>("body", kBody, "The text: a line, or a list of lines."),
    key<&Send::header>("header", kBoolean,
                       "False: the body travels alone, as in the textbook's dialog."),
    key<&Send::eight_bit>(
        "encoding", kEncoding,
        "8bit: what is not ASCII in the body travels as it is (RFC 6152). 7bit: it is encoded."),
    key<&Send::login>(
        "login", kBoolean,
        "False: the agent does not log in, although the server's submission is login."),
    derived<&Send::password, password_of<&Send::from>>(
        "password", kPassword,
        "What the agent logs in with, if the server's submission is login. Default: the right "
        "one."),
    explained(key<&Send::notify>(
        "notify", kNotify,
        "When the sender wants to be told (RFC 3461): success, failure, delay, a list of them, or "
        "never. Default: the servers decide.")),
    explained(key<&Send::returns>("return", kReturn,
                                  "What of the message comes back in a notification of failure. "
                                  "Default: the servers decide.")),
    key<&Send::count>(
        "count", kCount,
        "So often the same message is sent. In expect its number is that of the first."),
    key<&Send::every>("every", kInstant, "How much later each next one is sent."),
};

constexpr Shape kSend = object(kSendKeys);

constexpr Key kReadKeys[] = {
    required(key<&Read::user>("user", kUserName, "The user who reads what is new in the mailbox.")),
    derived<&Read::password, password_of<&Read::user>>(
        "password", kPassword, "What the user types. Default: the right one."),
};

constexpr Shape kRead = object(kReadKeys);

constexpr Shape kTransferSize = size(1, kLargestTransfer);
constexpr Key kTransferKeys[] = {
    required(key<&Transfer::from>("from", kParty,
                                  "Who sends: a user's machine, or a server by its domain.")),
    required(key<&Transfer::to>(
        "to", kServerName, "The server that takes the bytes: the user's own, or another one.")),
    required(key<&Transfer::bytes>("size", kTransferSize, "How many bytes.")),
};

constexpr Shape kTransfer = object(kTransferKeys);

constexpr Key kActionKeys[] = {
    key<&Action::at>("at", kInstant, "When, counted from the start."),
    deed<Send>("send", kSend, "A user writes a message and sends it."),
    deed<Read>("read", kRead, "A user logs in to the mailbox and reads."),
    deed<Transfer>("transfer", kTransfer,
                   "Bytes go over TCP to a server's discard port, and the connection closes: TCP "
                   "alone, without "
                   "mail."),
    deed<Down, &Down::host>(
        "down", kParty,
        "The plug is pulled: of a server (its domain), of a user's machine (the user's name) or of "
        "the name server (\"dns\"). Its memory is lost, its disk stays."),
    deed<Up, &Up::host>("up", kParty,
                        "The machine starts again. Nothing happens to one that runs."),
    deed<Cut, &Cut::link>(
        "cut", kLinkName,
        "The link between these two is cut: what is on it is lost, and what is sent on it."),
    deed<Mend, &Mend::link>("mend", kLinkName,
                            "The link is whole again, unless a rule of its own keeps it cut."),
};
constexpr std::string_view kDeeds[] = {"send", "read", "transfer", "down", "up", "cut", "mend"};

constexpr Shape kAction = object(kActionKeys, {kDeeds, true});

constexpr Shape kActions = list(kAction, 0, 100'000);

}  // namespace mailscope::scenario::description
