#pragma once
// A scenario as a person wrote it, validated: names are resolved, defaults filled in.
// Indices refer to the vectors below; they are valid for as long as the scenario is.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "scenario/parties.hpp"

namespace mailscope::scenario {

// A host of the simulated network: a mail server, the machine of a user's agent, or the name
// server, of which there is one.
struct HostRef {
  enum class Kind : std::uint8_t { server, user, name_server } kind;
  std::size_t index;
  bool operator==(const HostRef&) const = default;
};

// Losses in bursts, after Gilbert and Elliott: net/link_rule.hpp says more.
struct Bursts {
  double to_bad, to_good;
  double loss_good = 0, loss_bad = 1;
};

// What a link does to some of its packets. All that is set must fit.
struct LinkRule {
  enum class Effect : std::uint8_t { lose, delay, reorder, duplicate, corrupt, cut } effect;
  std::optional<HostRef> from;       // the sender; none: both ways
  Instant after;                     // packets sent from then on
  Instant until = Instant::never();  // and before then
  std::string carries;               // a text in their payload; empty: any
  std::vector<std::uint32_t> nth;    // from 1, ascending; empty: every one
  std::optional<double> chance;
  std::optional<Bursts> bursts;
  std::optional<std::uint32_t> times;  // at most so often
  Duration by;                         // how much later
};

// ---- What the DNS says.
struct MailExchange {
  std::uint16_t preference = 10;  // the lower one is tried first
  std::string host;
};
struct Outage {                      // SERVFAIL
  Instant after;                     // queries from then on
  Instant until = Instant::never();  // and before then
};
struct Domain {
  std::string name;
  bool exists = true;                   // false: NXDOMAIN
  std::vector<MailExchange> exchanges;  // one to "." alone: a null MX
  std::optional<std::size_t> server;    // whose address is that of the name itself
  std::optional<Outage> fails;
  Duration ttl = hours(1);
};
struct Dns {
  Duration ttl = hours(1);
  std::vector<Domain> domains;  // the servers' in their order, then others as written
};

struct Link {
  HostRef a, b;
  Duration latency = milliseconds(20);         // one way
  Duration jitter = {};                        // up to so much more, of each packet
  std::uint64_t bits_per_second = 10'000'000;  // from a to b
  std::uint64_t bits_per_second_back = 10'000'000;
  std::uint32_t queue = 1'000;  // packets that may wait, each way
  std::uint32_t framing = 0;    // bytes that every packet costs beside its IP
  double loss = 0;              // of each packet, each way
  std::vector<LinkRule> rules;  // the first that fits a packet has it
};

// ---- TCP, the same on every host. What is not chosen here is as the profile has it.
enum class TcpProfile : std::uint8_t { current, textbook, reference };
enum class Nagle : std::uint8_t { off, plain, modified };
struct Tcp {
  TcpProfile profile = TcpProfile::current;
  std::optional<std::uint64_t> mss;
  std::optional<std::uint64_t> receive_buffer;  // bytes
  std::optional<std::uint64_t> initial_window;  // segments
  std::optional<std::uint64_t> acknowledge_every;
  std::optional<Duration> acknowledge_after;
  std::optional<Nagle> nagle;
  std::optional<bool> window_scale, timestamps, sack, limited_transmit, restart_after_idle;
  std::optional<Duration> initial_rto, min_rto, max_rto, give_up_syn, give_up_data;
  std::optional<Duration> max_segment_lifetime;
};

// ---- Actions: what people do, and what goes wrong, each at its instant.
// When the sender wants to be told (RFC 3461 §4.1); all false: never.
struct Notify {
  bool success = false, failure = false, delay = false;
};
struct Send {
  std::size_t from;             // user
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
};
struct Read {  // log in over IMAP and read what is new
  std::size_t user;
  std::string password;  // default: the user's own
};
struct Transfer {  // of bytes over TCP, to the server's discard port
  HostRef from;
  std::size_t to;  // server
  std::uint64_t bytes;
};
struct Down {  // the plug is pulled: memory is gone, the disk stays
  HostRef host;
};
struct Up {
  HostRef host;
};
struct Cut {  // of a link: what is on it is lost, and what is sent on it
  std::size_t link;
};
struct Mend {
  std::size_t link;
};
struct Action {
  Instant at;
  std::variant<Send, Read, Down, Up, Cut, Mend, Transfer> what;
};

// ---- What a run must show; graded by `run`.
struct ConnectionCount {  // of TCP connections for SMTP that were established
  std::size_t from, to;   // servers: the client, the server
  std::uint32_t count;
};
struct Expectation {
  std::string text;                    // what the author wants to say; default: made from the rest
  std::optional<std::size_t> message;  // the nth Send, from 0; none: every one
  std::string recipient;               // address; empty: every recipient
  std::optional<std::string> fate;     // "delivered", "read", "bounced", ...
  std::optional<std::uint32_t> attempts;
  std::optional<std::uint32_t> copies;         // that stand in the recipient's mailbox
  std::optional<ConnectionCount> connections;  // stands alone: it is about no message
};

// A text for the window's left column while a chapter step is current.
struct Narration {
  int step;  // 1 to 6
  std::string text;
};

struct Scenario {
  std::string name;  // the file's name without .json
  std::string title;
  std::string teaches;  // one sentence
  std::uint64_t seed = 1;
  std::int64_t starts_at = 1'772'442'000;  // Unix seconds of instant 0: 2026-03-02 09:00 UTC
  Duration until = days(30);               // runs until nothing is left to do, at most so long
  std::vector<Server> servers;
  std::vector<User> users;
  std::optional<Dns> dns;   // none: the chapter's picture, where servers know each other
  std::vector<Link> links;  // one for each pair that talks: agent and own server, two servers,
                            // server and name server; an agent that sends directly and everybody
  Tcp tcp;
  std::vector<Action> actions;  // by instant, then as written
  std::vector<Expectation> expectations;
  std::vector<Narration> narration;
};

}  // namespace mailscope::scenario
