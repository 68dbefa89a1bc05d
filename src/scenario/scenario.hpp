#pragma once
// A scenario as a person wrote it, validated: names are resolved, defaults filled in.
// Indices refer to the vectors below; they are valid for as long as the scenario is.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "policy/link_quality.hpp"
#include "policy/link_rule.hpp"
#include "policy/tcp.hpp"
#include "scenario/parties.hpp"
#include "trace/beat_kind.hpp"

namespace mailscope::scenario {

// A host of the simulated network: a mail server, the machine of a user's agent, or the name
// server, of which there is one.
struct HostRef {
  enum class Kind : std::uint8_t { server, user, name_server } kind = Kind::server;
  std::size_t index = kNobody;
  bool operator==(const HostRef&) const = default;
};

// All that is set must fit. Its way is left open here: it follows from its sender, on each link.
struct LinkRule : policy::LinkRule {
  std::optional<HostRef> from;  // who sends the packets; none: both ways
  bool operator==(const LinkRule&) const = default;
};

// ---- What the DNS says.
struct MailExchange {
  std::uint16_t preference = 10;  // the lower one is tried first
  std::string host;
  bool operator==(const MailExchange&) const = default;
};
struct Outage {                      // SERVFAIL
  Instant after;                     // queries from then on
  Instant until = Instant::never();  // and before then
  bool operator==(const Outage&) const = default;
};
struct Domain {
  std::string name;
  bool exists = true;                   // false: NXDOMAIN
  std::vector<MailExchange> exchanges;  // one to "." alone: a null MX
  std::optional<std::size_t> server;    // whose address is that of the name itself
  std::optional<Outage> fails;
  Duration ttl = hours(1);
  bool operator==(const Domain&) const = default;
};
struct Dns {
  Duration ttl = hours(1);
  std::vector<Domain> domains;  // the servers' in their order, then others as written
  bool operator==(const Dns&) const = default;
};

struct LinkQuality : policy::LinkQuality {
  std::vector<LinkRule> rules = {};  // the first that fits a packet has it
  bool operator==(const LinkQuality&) const = default;
};
struct Link : LinkQuality {
  HostRef a, b;
  bool operator==(const Link&) const = default;
};

// ---- TCP, the same on every host: the profile's parameters, some of them chosen otherwise.
struct Tcp : policy::TcpParameters {
  policy::TcpProfile profile = policy::TcpProfile::current;
  bool operator==(const Tcp&) const = default;
};

// ---- Actions: what people do, and what goes wrong, each at its instant.
// When the sender wants to be told (RFC 3461 §4.1); all false: never.
struct Notify {
  bool success = false, failure = false, delay = false;
  bool operator==(const Notify&) const = default;
};
struct Send {
  std::size_t from = kNobody;   // user
  std::vector<std::string> to;  // addresses
  std::string subject;
  std::vector<std::string> body;  // lines without their ends
  bool header = true;             // false: the body travels alone, as in the chapter's dialog
  // For a server with Submission::login: what the agent logs in with; false: it does not.
  std::string password;  // default: the user's own
  bool login = true;
  std::optional<Notify> notify;  // none: the sender says nothing about it
  // RET of RFC 3461 §4.3: what of the message comes back with a notification.
  enum class Return : std::uint8_t { full, headers };
  std::optional<Return> returns;
  bool eight_bit = false;  // the body goes as 8-bit text where it is not ASCII (RFC 6152)
  // So often it was written to be sent; each time is an action of its own.
  std::uint32_t count = 1;
  Duration every = seconds(1);
  bool operator==(const Send&) const = default;
};
struct Read {  // log in over IMAP and read what is new
  std::size_t user = kNobody;
  std::string password;  // default: the user's own
  bool operator==(const Read&) const = default;
};
struct Transfer {  // of bytes over TCP, to the server's discard port
  HostRef from;
  std::size_t to = kNobody;  // server
  std::uint64_t bytes = 0;
  bool operator==(const Transfer&) const = default;
};
struct Down {  // the plug is pulled: memory is gone, the disk stays
  HostRef host;
  bool operator==(const Down&) const = default;
};
struct Up {
  HostRef host;
  bool operator==(const Up&) const = default;
};
struct Cut {  // of a link: what is on it is lost, and what is sent on it
  std::size_t link = kNobody;
  bool operator==(const Cut&) const = default;
};
struct Mend {
  std::size_t link = kNobody;
  bool operator==(const Mend&) const = default;
};
struct Action {
  Instant at;
  std::variant<Send, Read, Down, Up, Cut, Mend, Transfer> what;
  std::size_t written = 0;  // its place in the file; the copies of a send have the same
  bool operator==(const Action&) const = default;
};

// ---- What a run must show; graded by `run`.
struct ConnectionCount {                     // of TCP connections for SMTP that were established
  std::size_t from = kNobody, to = kNobody;  // servers: the client, the server
  std::uint32_t count = 0;
  bool operator==(const ConnectionCount&) const = default;
};
struct Expectation {
  std::string text;                    // what the author wants to say; default: made from the rest
  std::optional<std::size_t> message;  // the nth Send, from 0; none: every one
  std::string recipient;               // address; empty: every recipient
  std::optional<std::string> fate;     // "delivered", "read", "bounced", ...
  std::optional<std::uint32_t> attempts;
  std::optional<std::uint32_t> copies;         // that stand in the recipient's mailbox
  std::optional<ConnectionCount> connections;  // stands alone: it is about no message
  bool operator==(const Expectation&) const = default;
};

// A text for the window's left column: at the first beat of the run that fits, or at the beginning
// of one of the chapter's steps.
struct Narration {
  std::optional<trace::BeatKind> on;   // none: at `step`
  int step = 0;                        // 1 to 6
  std::uint32_t attempt = 0;           // of which; 0: of any
  std::optional<HostRef> by;           // who acts; none: anybody
  std::optional<std::size_t> message;  // the nth Send, from 0; none: any
  std::string text;
  bool operator==(const Narration&) const = default;
};

struct Scenario {
  std::string name;  // the file's name without .json
  std::string title;
  std::string teaches;  // one sentence
  // Under which heading it is listed, in the order of a course.
  enum class Topic : std::uint8_t { way, queue, refusals, names, tcp };
  std::optional<Topic> topic;
  std::uint32_t place = 1;  // among those of its topic
  std::uint64_t seed = 1;
  std::int64_t starts_at = 1'772'442'000;  // Unix seconds of instant 0: 2026-03-02 09:00 UTC
  Duration until = days(30);               // runs until nothing is left to do, at most so long
  std::vector<Server> servers;
  std::vector<User> users;
  std::optional<Dns> dns;   // none: the chapter's picture, where servers know each other
  LinkQuality network;      // of the links of which the file says nothing else
  std::vector<Link> links;  // one for each pair that talks: agent and own server, two servers,
                            // server and name server; an agent that sends directly and everybody
  Tcp tcp;
  std::vector<Action> actions;  // by instant, then as written
  std::vector<Expectation> expectations;
  std::vector<Narration> narration;
  bool operator==(const Scenario&) const = default;
};

}  // namespace mailscope::scenario
