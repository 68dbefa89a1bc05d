// The file format, key by key. Defaults here and in scenario.hpp are held equal by a test.
#include "scenario/shape.hpp"

namespace mailscope::scenario {
namespace {

using Kind = Shape::Kind;

constexpr double kSecond = 1e9;  // nanoseconds
constexpr double kDay = 86'400 * kSecond;
// RFC 7493 §2.2: integers that every JSON reader keeps exact.
constexpr double kLargestInteger = 9'007'199'254'740'991;

constexpr Shape text(const TextFormat& format, std::size_t least, std::size_t most) {
  return {.kind = Kind::text, .format = &format, .least = least, .most = most};
}
constexpr Shape duration(double low, double high) {
  return {
      .kind = Kind::duration, .format = &formats::duration, .most = 64, .low = low, .high = high};
}
constexpr Shape rate(double low, double high) {
  return {.kind = Kind::rate, .format = &formats::rate, .most = 64, .low = low, .high = high};
}
constexpr Shape size(double low, double high) {
  return {.kind = Kind::size, .format = &formats::size, .most = 64, .low = low, .high = high};
}
constexpr Shape integer(double low, double high) {
  return {.kind = Kind::integer, .low = low, .high = high};
}
constexpr Shape word(std::span<const std::string_view> words) {
  return {.kind = Kind::word, .words = words};
}
constexpr Shape list(const Shape& item, std::size_t least, std::size_t most) {
  return {.kind = Kind::list, .least = least, .most = most, .item = &item};
}
constexpr Shape one_or_list(const Shape& item, std::size_t least, std::size_t most) {
  return {.kind = Kind::one_or_list, .least = least, .most = most, .item = &item};
}
constexpr Shape map(const TextFormat& key, const Shape& value, std::size_t least,
                    std::size_t most) {
  return {.kind = Kind::map, .format = &key, .least = least, .most = most, .item = &value};
}
constexpr Shape object(std::span<const Key> keys, Choice choice = {}) {
  return {.kind = Kind::object, .keys = keys, .choice = choice};
}

// What is recorded of a packet takes about as much memory as the packet itself.
constexpr double kLargestTransfer = 1'073'741'824;
constexpr Shape kBoolean{.kind = Kind::boolean};
constexpr Shape kLoss{.kind = Kind::number, .low = 0, .high = 1};
constexpr Shape kAnyText = text(formats::any, 0, 1000);
constexpr Shape kTitle = text(formats::line, 1, 255);
constexpr Shape kParagraph = text(formats::line, 1, 2000);
constexpr Shape kDomain = text(formats::domain, 3, 253);
constexpr Shape kAddress = text(formats::address, 3, 254);
constexpr Shape kRecipient = text(formats::recipient, 1, 254);
constexpr Shape kUserName = text(formats::user_name, 1, 63);
constexpr Shape kParty = text(formats::party, 1, 253);
constexpr Shape kPassword = text(formats::password, 1, 128);
constexpr Shape kLatency = duration(0, 3600 * kSecond);
constexpr Shape kBandwidth = rate(1, 1e12);

// ---- servers
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

constexpr Shape kRetryEvery = duration(kSecond, 30 * kDay);
constexpr Shape kGiveUpAfter = duration(kSecond, 365 * kDay);
constexpr Key kRetryKeys[] = {
    {"every", &kRetryEvery, "How long a message waits in the queue between two tries.", R"("30m")"},
    {"give_up_after", &kGiveUpAfter,
     "After how long in the queue a message is removed and its sender notified.", R"("5d")"},
};
constexpr Shape kRetry = object(kRetryKeys);

constexpr std::string_view kGreetings[] = {"EHLO", "HELO"};
constexpr Shape kGreetWith = word(kGreetings);
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
};
constexpr Shape kServer = object(kServerKeys);
constexpr Shape kServers = map(formats::domain, kServer, 1, 1'000);

// ---- users
constexpr std::string_view kDevices[] = {"laptop", "phone", "desktop"};
constexpr Shape kDevice = word(kDevices);
constexpr Key kUserKeys[] = {
    {"address",
     &kAddress,
     "The user's mail address; what stands behind the @ is one of servers.",
     {},
     true},
    {"title", &kTitle, "What the window calls the user. Default: the name, capitalised."},
    {"password", &kPassword, "Opens the mailbox.", R"("secret")"},
    {"device", &kDevice, "The machine on which the user agent runs.", R"("laptop")"},
    {"host", &kDomain, "The name of that machine. Default: <name>.<domain>."},
};
constexpr Shape kUser = object(kUserKeys);
constexpr Shape kUsers = map(formats::user_name, kUser, 1, 10'000);

// ---- dns
constexpr Shape kPreference = integer(0, 65'535);
constexpr Key kMxKeys[] = {
    {"preference", &kPreference, "The lower one is tried first.", "10"},
    {"host",
     &kDomain,
     "The name of a server's machine, or a name that stands in domains.",
     {},
     true},
};
constexpr Shape kMx = object(kMxKeys);
constexpr Shape kMxs = list(kMx, 0, 20);
constexpr Shape kFailsAt = duration(0, 36'525 * kDay);
constexpr Key kFailsKeys[] = {
    {"after", &kFailsAt, "From then on.", R"("0s")"},
    {"until", &kFailsAt, "Up to then. Default: for good."},
};
constexpr Shape kFails = object(kFailsKeys);
constexpr Shape kTtl = duration(0, 7 * kDay);
constexpr Key kDomainKeys[] = {
    {"mx", &kMxs,
     "Which hosts take mail for the domain. [] for none: mail then goes to the domain's own "
     "address. Default: the machine of the server that has the domain, with preference 10."},
    {"a", &kDomain,
     "The server's machine whose address is that of the domain's own name. Default: none, or with "
     "\"mx\": [] that of the server that has the domain."},
    {"null_mx", &kBoolean, "True: the domain says that it takes no mail (RFC 7505).", "false"},
    {"exists", &kBoolean, "False: there is no such name (NXDOMAIN).", "true"},
    {"fails", &kFails, "The name server fails on this domain (SERVFAIL)."},
    {"ttl", &kTtl, "How long its records may be remembered, in whole seconds. Default: dns.ttl."},
};
constexpr Shape kDnsDomain = object(kDomainKeys);
constexpr Shape kDnsDomains = map(formats::domain, kDnsDomain, 0, 1'000);
constexpr Key kDnsKeys[] = {
    {"ttl", &kTtl,
     "How long records, and that there are none, may be remembered, in whole seconds.", R"("1h")"},
    {"domains", &kDnsDomains,
     "What differs from the obvious, by domain. A message may go to every domain that stands here.",
     "{}"},
};
constexpr Shape kDns{.kind = Kind::object_or_false, .keys = kDnsKeys};

// ---- network
constexpr Shape kPair = list(kParty, 2, 2);
constexpr Shape kBandwidths = one_or_list(kBandwidth, 2, 2);
// So many datagrams of 64 KiB at 1 bit/s leave before the clock's end, and it may take a century.
constexpr Shape kQueue = integer(0, 10'000);
constexpr Shape kFraming = integer(0, 1'000);

// ---- rules of a link. Which packets a rule is for:
constexpr Shape kCarries = text(formats::line, 1, 200);
constexpr Shape kPacketNumber = integer(1, 1e9);
constexpr Shape kPacketNumbers = one_or_list(kPacketNumber, 1, 1'000);
constexpr Shape kTimes = integer(1, 1e9);
constexpr Shape kInstant = duration(0, 36'525 * kDay);
constexpr Shape kLater = duration(1, 3600 * kSecond);

constexpr Key kFrom{"from", &kParty,
                    "Packets that this end of the link sends. Default: both ways. In the rules of "
                    "the whole network: on all links of this server or user."};
constexpr Key kAfter{"after", &kInstant, "Only from then on, counted from the start."};
constexpr Key kBefore{"until", &kInstant, "Only before then. Default: to the end."};
constexpr Key kCarriesKey{"carries", &kCarries,
                          "Packets with this text in the bytes that they carry for TCP or UDP."};
constexpr Key kNth{"nth", &kPacketNumbers,
                   "The nth packet, or several: [3, 5]. Each way counts for itself, from 1, the "
                   "packets that fit the rest of the rule."};
constexpr Key kChance{"chance", &kLoss, "Of the packets that fit the rest, this part: by chance."};
constexpr Key kTimesKey{"times", &kTimes, "At most so often; then the rule is used up."};

constexpr Key kBurstKeys[] = {
    {"to_bad", &kLoss, "The chance, at each packet, that a good line becomes bad.", {}, true},
    {"to_good", &kLoss, "The chance, at each packet, that a bad line becomes good.", {}, true},
    {"loss_good", &kLoss, "The part of the packets that is lost while the line is good.", "0"},
    {"loss_bad", &kLoss, "The part that is lost while it is bad.", "1"},
};
constexpr Shape kBursts = object(kBurstKeys);
constexpr Key kLoseKeys[] = {
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    {"bursts", &kBursts,
     "Losses that come in bursts, after Gilbert (1960) and Elliott (1963): the line begins good "
     "and is bad for 1/to_good packets on average."},
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kLose = object(kLoseKeys);
constexpr Key kDelayKeys[] = {
    {"by",
     &kLater,
     "How much later they arrive. Those behind them wait: the order stays.",
     {},
     true},
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kDelay = object(kDelayKeys);
constexpr Key kReorderKeys[] = {
    {"by",
     &kLater,
     "How long they are held back. Those behind them do not wait, and overtake.",
     {},
     true},
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kReorder = object(kReorderKeys);
constexpr Key kDuplicateKeys[] = {
    {"by", &kLater, "How much later the copy arrives. Default: right behind the packet."},
    kFrom,
    kCarriesKey,
    kNth,
    kChance,
    kTimesKey,
    kAfter,
    kBefore,
};
constexpr Shape kDuplicate = object(kDuplicateKeys);
constexpr Key kCorruptKeys[] = {kFrom, kCarriesKey, kNth, kChance, kTimesKey, kAfter, kBefore};
constexpr Shape kCorrupt = object(kCorruptKeys);
constexpr Key kCutKeys[] = {kAfter, kBefore};
constexpr Shape kCut = object(kCutKeys);
constexpr Key kRuleKeys[] = {
    {"lose", &kLose, "These packets are lost on the way. {}: every one."},
    {"delay", &kDelay, "These packets are late, and those behind them as well."},
    {"reorder", &kReorder, "These packets are held back, and later ones overtake them."},
    {"duplicate", &kDuplicate, "These packets arrive twice."},
    {"corrupt", &kCorrupt,
     "A bit of these packets flips on the way. The receiver's checksum finds it, and it drops "
     "them."},
    {"cut", &kCut, "The link is cut: what is on it is lost, and what is sent on it meanwhile."},
};
constexpr std::string_view kEffects[] = {"lose", "delay", "reorder", "duplicate", "corrupt", "cut"};
constexpr Shape kRule = object(kRuleKeys, {kEffects, true});
constexpr Shape kRules = list(kRule, 0, 100);

constexpr Key kLinkKeys[] = {
    {"between",
     &kPair,
     "Two servers, a user and the user's own server, or a server and \"dns\".",
     {},
     true},
    {"latency", &kLatency, "One way. Default: the network's."},
    {"jitter", &kLatency, "Default: the network's."},
    {"bandwidth", &kBandwidths,
     "Each way; or a list of two, the first from the first named and the second back. Default: "
     "the network's."},
    {"queue", &kQueue, "How many packets may wait, each way. Default: the network's."},
    {"framing", &kFraming, "Bytes of a packet beside its IP. Default: the network's."},
    {"loss", &kLoss, "The part of the packets that is lost, each way. Default: the network's."},
    {"rules", &kRules, "What happens to which packets, instead of the network's rules."},
};
constexpr Shape kLink = object(kLinkKeys);
constexpr Shape kLinks = list(kLink, 0, 100'000);
constexpr Key kNetworkKeys[] = {
    {"latency", &kLatency, "How long a packet is on its way over a link.", R"("20ms")"},
    {"jitter", &kLatency, "Every packet takes up to so much longer, by chance. They stay in order.",
     R"("0s")"},
    {"bandwidth", &kBandwidths,
     "How fast a link takes packets; or a list of two: from a user to the server, and back.",
     R"("10Mbit/s")"},
    {"queue", &kQueue,
     "How many packets may wait for a link, each way. One that finds it full is lost.", "1000"},
    {"framing", &kFraming, "Bytes that a packet costs on a link beside its IP.", "0"},
    {"loss", &kLoss,
     "The part of the packets that a link loses: 0.1 is every tenth. Packets that a rule has are "
     "not asked.",
     "0"},
    {"rules", &kRules, "What happens to which packets. The first rule that fits a packet has it.",
     "[]"},
    {"links", &kLinks, "Links that differ from this.", "[]"},
};
constexpr Shape kNetwork = object(kNetworkKeys);

// ---- tcp
constexpr std::string_view kProfiles[] = {"current", "textbook", "reference"};
constexpr Shape kProfile = word(kProfiles);
constexpr std::string_view kNagles[] = {"off", "plain", "modified"};
constexpr Shape kNagle = word(kNagles);
constexpr Shape kMss = integer(88, 65'495);  // of a packet of 128 to 65,535 bytes
constexpr Shape kReceiveBuffer = size(1'000, 1'073'725'440);
constexpr Shape kSegments = integer(1, 1'000);
constexpr Shape kAcknowledgeAfter = duration(0, 499'999'999);
constexpr Shape kTimer = duration(1'000'000, 3600 * kSecond);
constexpr Shape kGiveUp = duration(kSecond, kDay);
constexpr Key kTcpKeys[] = {
    {"profile", &kProfile,
     "Where the rest comes from. current: as today's systems do. textbook: every segment is "
     "acknowledged at once, and nothing waits. reference: as a published simulator does, to "
     "compare "
     "transfers with.",
     R"("current")"},
    {"mss", &kMss, "The largest segment that a host takes, in bytes. Default: 1460."},
    {"receive_buffer", &kReceiveBuffer,
     "How much a receiver has room for. More than 65535B needs window_scale. Default: 65535B."},
    {"window_scale", &kBoolean, "Windows of more than 64 KiB (RFC 7323). Default: false."},
    {"timestamps", &kBoolean, "Each segment carries the time (RFC 7323). Default: false."},
    {"sack", &kBoolean, "The receiver says what has come behind a gap (RFC 2018). Default: false."},
    {"initial_window", &kSegments,
     "How many segments may be in flight at the start (RFC 6928). Default: 10."},
    {"acknowledge_every", &kSegments,
     "So many segments are acknowledged together (RFC 9293 §3.8.6.3 says two). Default: 2."},
    {"acknowledge_after", &kAcknowledgeAfter,
     "How long an acknowledgement waits for company. Default: 40ms."},
    {"nagle", &kNagle,
     "Whether a small segment waits while another one (plain) or another small one (modified) is "
     "not acknowledged (RFC 9293 §3.7.4). Default: modified."},
    {"limited_transmit", &kBoolean,
     "New data goes on the first two duplicate acknowledgements (RFC 3042). Default: true."},
    {"restart_after_idle", &kBoolean,
     "The congestion window starts anew after a pause (RFC 5681 §4.1). Default: true."},
    {"initial_rto", &kTimer,
     "The retransmission timeout before anything is measured (RFC 6298). Default: 1s."},
    {"min_rto", &kTimer, "The shortest retransmission timeout. Default: 1s."},
    {"max_rto", &kTimer, "The longest retransmission timeout. Default: 1m."},
    {"give_up_syn", &kGiveUp, "After how long without an answer connecting fails. Default: 3m."},
    {"give_up_data", &kGiveUp,
     "After how long without an acknowledgement a connection is given up. Default: 15m."},
    {"max_segment_lifetime", &kGiveUp, "TIME-WAIT lasts twice as long. Default: 2m."},
};
constexpr Shape kTcp = object(kTcpKeys);

// ---- actions
constexpr Shape kSubject = text(formats::line, 0, 200);
// RFC 5322 §2.1.1: 998 characters, without the line's end.
constexpr Shape kBodyLine = text(formats::body_line, 0, 998);
constexpr Shape kBody = one_or_list(kBodyLine, 0, 100'000);
constexpr Shape kRecipients = one_or_list(kRecipient, 1, 1'000);
constexpr Key kSendKeys[] = {
    {"from", &kUserName, "The user who writes.", {}, true},
    {"to",
     &kRecipients,
     "Who gets the message: a user's name or an address, or a list of them. An address that "
     "nobody has is refused by its server.",
     {},
     true},
    {"subject", &kSubject, "The Subject: line.", R"("")"},
    {"body", &kBody, "The text: a line, or a list of lines.", "[]"},
    {"header", &kBoolean, "False: the body travels alone, as in the textbook's dialog.", "true"},
};
constexpr Shape kSend = object(kSendKeys);
constexpr Key kReadKeys[] = {
    {"user", &kUserName, "The user who reads what is new in the mailbox.", {}, true},
    {"password", &kPassword, "What the user types. Default: the right one."},
};
constexpr Shape kRead = object(kReadKeys);
constexpr Shape kTransferSize = size(1, kLargestTransfer);
constexpr Key kTransferKeys[] = {
    {"from", &kParty, "Who sends: a user's machine, or a server by its domain.", {}, true},
    {"to", &kDomain, "The server that takes the bytes: the user's own, or another one.", {}, true},
    {"size", &kTransferSize, "How many bytes.", {}, true},
};
constexpr Shape kTransfer = object(kTransferKeys);
constexpr Shape kAt = duration(0, 36'525 * kDay);
constexpr Key kActionKeys[] = {
    {"at", &kAt, "When, counted from the start.", R"("0s")"},
    {"send", &kSend, "A user writes a message and sends it."},
    {"read", &kRead, "A user logs in to the mailbox and reads."},
    {"transfer", &kTransfer,
     "Bytes go over TCP to a server's discard port, and the connection closes: TCP alone, without "
     "mail."},
    {"down", &kParty,
     "The plug is pulled: of a server (its domain), of a user's machine (the user's name) or of "
     "the name server (\"dns\"). Its memory is lost, its disk stays."},
    {"up", &kParty, "The machine starts again. Nothing happens to one that runs."},
    {"cut", &kPair,
     "The link between these two is cut: what is on it is lost, and what is sent on it."},
    {"mend", &kPair, "The link is whole again, unless a rule of its own keeps it cut."},
};
constexpr std::string_view kDeeds[] = {"send", "read", "transfer", "down", "up", "cut", "mend"};
constexpr Shape kAction = object(kActionKeys, {kDeeds, true});
constexpr Shape kActions = list(kAction, 0, 100'000);

// ---- expect
constexpr std::string_view kFates[] = {"composing", "queued", "delivered", "read", "bounced"};
constexpr Shape kFate = word(kFates);
constexpr Shape kMessageNumber = integer(1, 100'000);
constexpr Shape kAttempts = integer(0, 1'000'000);
constexpr Key kExpectationKeys[] = {
    {"message", &kMessageNumber,
     "Which message: 1 is the file's first send. Default: every message."},
    {"to", &kRecipient, "Which recipient: a user's name or an address. Default: every one."},
    {"fate", &kFate, "What has become of it when the run ends."},
    {"attempts", &kAttempts, "How often the sending server has tried."},
    {"text", &kTitle, "What is expected, in a sentence. Default: made from the rest."},
};
constexpr std::string_view kExpectable[] = {"fate", "attempts"};
constexpr Shape kExpectation = object(kExpectationKeys, {kExpectable, false});
constexpr Shape kExpectations = list(kExpectation, 0, 10'000);

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
constexpr Shape kStart = text(formats::start, 0, 20);
constexpr Shape kUntil = duration(kSecond, 36'525 * kDay);
constexpr Key kScenarioKeys[] = {
    {"$schema", &kAnyText, "Where an editor finds this description.", {}},
    {"title", &kTitle, "The scenario's name for people. Default: the file's name."},
    {"teaches", &kParagraph, "What one learns from it, in a sentence."},
    {"seed", &kSeed, "Another seed, other packets lost; the same seed, the same run.", "1"},
    {"start", &kStart, "The date and time at which the clock starts, in UTC.",
     R"("2026-03-02T09:00:00Z")"},
    {"until", &kUntil, "The run ends when nothing is left to do, and at the latest here.",
     R"("30d")"},
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
