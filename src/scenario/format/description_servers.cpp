// The file format: "servers".
#include "scenario/format/description.hpp"

namespace mailscope::scenario::description {
namespace {

// RFC 5321 §4.5.3.1.5: a reply line has 512 octets at most; names may come in for a half.
constexpr Shape kHostReply = text(formats::host_reply, 1, 200);
constexpr Shape kClientReply = text(formats::client_reply, 1, 200);
constexpr Shape kAddressReply = text(formats::address_reply, 1, 200);
constexpr Key kReplyKeys[] = {
    {"greeting", &kHostReply, "What follows 220 when a client has connected.",
     R"("{host} ESMTP ready")"},
    {"hello", &kClientReply, "What follows 250 after HELO and EHLO.",
     R"("{host} greets {client}")"},
    {"mail", &kAddressReply, "What follows 250 after MAIL FROM.", R"("sender <{address}> ok")"},
    {"rcpt", &kAddressReply, "What follows 250 after RCPT TO.", R"("recipient <{address}> ok")"},
    {"data", &kClientReply, "What follows 354 after DATA.",
     R"("start mail input; end with <CRLF>.<CRLF>")"},
    {"accepted", &kClientReply, "What follows 250 after the dot that ends a message.",
     R"("message accepted for delivery")"},
    {"quit", &kClientReply, "What follows 221 after QUIT.", R"("{host} closing connection")"},
};
constexpr Shape kReplies = object(kReplyKeys);

constexpr std::string_view kGreetings[] = {"EHLO", "HELO"};
constexpr Shape kGreetWith = word(kGreetings);
constexpr std::string_view kSubmissions[] = {"open", "login"};
constexpr Shape kSubmission = word(kSubmissions);
constexpr Shape kOtherDomains = list(kDomain, 0, 1'000);
constexpr Key kServerKeys[] = {
    {"host", &kDomain, "The name of the server's machine. Default: mail.<domain>."},
    {"calls_itself", &kDomain,
     "The name that the server says in its replies ({host}) and in HELO. Default: its host."},
    {"replies", &kReplies,
     "The English texts of its SMTP replies. {host} becomes the server's name, {client} the "
     "name that the client said in HELO, {address} the address in question.",
     "{}"},
    {"retry", &kRetry, "How the queue treats a message that could not go.", "{}"},
    {"greet_with", &kGreetWith, "What the server says first when it is the client.", R"("EHLO")"},
    {"spaced_paths", &kBoolean,
     "As client, write \"MAIL FROM: <...>\" with the textbook's space; RFC 5321 has none.",
     "false"},
    {"adds_received", &kBoolean,
     "Add a Received: line to every message that it relays, as RFC 5321 demands.", "true"},
    {"submission", &kSubmission,
     "How the server's own users hand in. open: over port 25, believed by their machine, the "
     "textbook's picture. login: over port 587 with account and password (RFC 6409). Strangers "
     "may relay in neither.",
     R"("open")"},
    {"extensions", &kExtensions, "What the server offers in its reply to EHLO.", "{}"},
    {"connections", &kConnections, "How it uses its connections when it is the client.", "{}"},
    {"limits", &kMailLimits, "How large, to how many, and from how far away mail may be.", "{}"},
    {"disk", &kDisk, "Where queue and mailboxes are kept.", "{}"},
    {"greylist", &kGreylist,
     "Who is not known yet (client, sender and recipient) is put off (450) and taken later. "
     "Default: nobody is."},
    {"answers", &kAnswers,
     "What the server answers instead of what it would say by itself; the first that fits.", "[]"},
    {"aliases", &kAliases,
     "Where mail for a local part goes: users' names or addresses here or elsewhere. The sender "
     "stays. A user of that name keeps a copy only where it is named as well.",
     "{}"},
    {"lists", &kMailingLists,
     "Mailing lists, each by its local part. Failures of the copies go to <list>-owner.", "{}"},
    {"relays_for", &kOtherDomains,
     "Domains of other servers whose mail this one takes and passes on: a backup MX.", "[]"},
};
constexpr Shape kServer = object(kServerKeys);

}  // namespace

constexpr Shape kServers = map(formats::domain, kServer, 1, 1'000);

}  // namespace mailscope::scenario::description
