// The file format: "servers".
#include <string>

#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {
namespace {

std::string usual_host(const Server& server, const Names&) {
  return "mail." + server.domain;
}
std::string host_of(const Server& server, const Names&) {
  return server.host;
}

}  // namespace

// RFC 5321 §4.5.3.1.5: a reply line has 512 octets at most; names may come in for a half.
constexpr Shape kHostReply = text(formats::host_reply, 1, 200);
constexpr Shape kClientReply = text(formats::client_reply, 1, 200);
constexpr Shape kAddressReply = text(formats::address_reply, 1, 200);
constexpr Key kReplyKeys[] = {
    key<&policy::ReplyTexts::greeting>("greeting", kHostReply,
                                       "What follows 220 when a client has connected."),
    key<&policy::ReplyTexts::hello>("hello", kClientReply, "What follows 250 after HELO and EHLO."),
    key<&policy::ReplyTexts::mail>("mail", kAddressReply, "What follows 250 after MAIL FROM."),
    key<&policy::ReplyTexts::rcpt>("rcpt", kAddressReply, "What follows 250 after RCPT TO."),
    key<&policy::ReplyTexts::data>("data", kClientReply, "What follows 354 after DATA."),
    key<&policy::ReplyTexts::accepted>("accepted", kClientReply,
                                       "What follows 250 after the dot that ends a message."),
    key<&policy::ReplyTexts::quit>("quit", kClientReply, "What follows 221 after QUIT."),
};
constexpr Shape kReplies = object(kReplyKeys);

constexpr std::string_view kGreetings[] = {"EHLO", "HELO"};
constexpr Shape kGreetWith = word(kGreetings);
constexpr std::string_view kSubmissions[] = {"open", "login"};
constexpr Shape kSubmission = word(kSubmissions);
constexpr Shape kOtherDomains = list(kServerName, 0, 1'000);
constexpr Key kServerKeys[] = {
    derived<&Server::host, usual_host>("host", kDomain,
                                       "The name of the server's machine. Default: mail.<domain>."),
    derived<&Server::calls_itself, host_of>(
        "calls_itself", kDomain,
        "The name that the server says in its replies ({host}) and in HELO. Default: its host."),
    key<&Server::replies, Server>(
        "replies", kReplies,
        "The English texts of its SMTP replies. {host} becomes the server's name, {client} the "
        "name that the client said in HELO, {address} the address in question."),
    key<&Server::retry, Server>("retry", kRetry,
                                "How the queue treats a message that could not go."),
    key<&Server::greet_with, Server>("greet_with", kGreetWith,
                                     "What the server says first when it is the client."),
    key<&Server::spaced_paths, Server>(
        "spaced_paths", kBoolean,
        "As client, write \"MAIL FROM: <...>\" with the textbook's space; RFC 5321 has none."),
    key<&Server::adds_received, Server>(
        "adds_received", kBoolean,
        "Add a Received: line to every message that it relays, as RFC 5321 demands."),
    key<&Server::submission, Server>(
        "submission", kSubmission,
        "How the server's own users hand in. open: over port 25, believed by their machine, the "
        "textbook's picture. login: over port 587 with account and password (RFC 6409). Strangers "
        "may relay in neither."),
    key<&Server::extensions, Server>("extensions", kExtensions,
                                     "What the server offers in its reply to EHLO."),
    key<&Server::connections, Server>("connections", kConnections,
                                      "How it uses its connections when it is the client."),
    key<&Server::limits, Server>("limits", kMailLimits,
                                 "How large, to how many, and from how far away mail may be."),
    key<&Server::disk, Server>("disk", kDisk, "Where queue and mailboxes are kept."),
    explained(key<&Server::greylist, Server>(
        "greylist", kGreylist,
        "Who is not known yet (client, sender and recipient) is put off (450) and taken later. "
        "Default: nobody is.")),
    key<&Server::answers, Server>(
        "answers", kAnswers,
        "What the server answers instead of what it would say by itself; the first that fits."),
    key<&Server::aliases>(
        "aliases", kAliases,
        "Where mail for a local part goes: users' names or addresses here or elsewhere. The sender "
        "stays. A user of that name keeps a copy only where it is named as well."),
    key<&Server::lists>(
        "lists", kMailingLists,
        "Mailing lists, each by its local part. Failures of the copies go to <list>-owner."),
    key<&Server::relays_for>(
        "relays_for", kOtherDomains,
        "Domains of other servers whose mail this one takes and passes on: a backup MX."),
};

constexpr Shape kServer = object(kServerKeys);

constexpr Shape kServers = map(formats::domain, kServer, 1, 1'000);

}  // namespace mailscope::scenario::description
