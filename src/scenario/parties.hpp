#pragma once
// The mail servers of a scenario and the people who have a mailbox there.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace mailscope::scenario {

// The texts of a server's replies; {host}, {client} and {address} are filled in.
struct ReplyTexts {
  std::string greeting = "{host} ESMTP ready";
  std::string hello = "{host} greets {client}";
  std::string mail = "sender <{address}> ok";
  std::string rcpt = "recipient <{address}> ok";
  std::string data = "start mail input; end with <CRLF>.<CRLF>";
  std::string accepted = "message accepted for delivery";
  std::string quit = "{host} closing connection";
};

// How the queue treats a message that could not go (RFC 5321 §4.5.4.1).
struct RetryPolicy {
  Duration every = minutes(30);
  Duration give_up_after = days(5);
  double back_off = 1;                 // each wait is so many times as long as the one before
  Duration at_most = hours(4);         // the longest wait; never shorter than `every`
  std::optional<Duration> warn_after;  // then the sender is told that it is late; none: never
};

// What a server offers in its reply to EHLO.
struct Extensions {
  bool size = true;                   // RFC 1870
  bool pipelining = true;             // RFC 2920
  bool eight_bit_mime = true;         // RFC 6152
  bool enhanced_status_codes = true;  // RFC 2034
  bool smtputf8 = true;               // RFC 6531
  bool dsn = true;                    // RFC 3461
  bool help = true;
  bool operator==(const Extensions&) const = default;
};

// How a server uses its connections as client.
struct Connections {
  bool persistent = true;        // false: one for each transaction
  std::uint32_t messages = 100;  // over one connection, at most
  std::uint32_t at_once = 20;    // to one destination, at most
  Duration keep_open;            // an idle one waits so long for another message before QUIT
  bool operator==(const Connections&) const = default;
};

// What a server takes in.
struct MailLimits {
  std::uint64_t message_size = 25'000'000;  // bytes
  std::uint32_t recipients = 1'000;         // of a transaction
  std::uint32_t hops = 100;  // Received: lines; with more a message counts as looping
  bool operator==(const MailLimits&) const = default;
};

struct Disk {
  Duration sync = milliseconds(5);    // how long it takes until what was written is safe
  std::optional<std::uint64_t> room;  // bytes; none: endless
  // What a crash leaves of that which was written and is not safe: nothing, or by chance a
  // beginning of it.
  enum class CrashKeeps : std::uint8_t { nothing, some } crash_keeps = CrashKeeps::nothing;
  bool operator==(const Disk&) const = default;
};

// An answer that takes the place of the server's own judgement.
struct Answer {
  enum class Stage : std::uint8_t { connect, hello, mail, rcpt, data, message } stage;
  std::string address;  // at rcpt: to this recipient only; empty: to every one
  // The connection is broken off and nothing is said: at `message` when it is safe on the disk.
  bool drop = false;
  int code = 0;        // of the reply, if it is not a drop: 4yz or 5yz
  std::string status;  // RFC 3463, such as "4.3.0"; empty: none
  std::string text;
  std::optional<std::uint32_t> times;  // at most so often
  std::optional<double> chance;
  Instant after;                     // from then on
  Instant until = Instant::never();  // and before then
};

// Mail for a local part goes on to these addresses instead. One that is `name` itself, at the
// server's domain, is the user of that name, who keeps a copy.
struct Alias {
  std::string name;             // local part, as written
  std::vector<std::string> to;  // addresses
};

// Copies go to the members with <name>-owner as their reverse-path, whose mail goes to the owner.
struct MailingList {
  std::string name;                  // local part, as written
  std::vector<std::string> members;  // addresses
  std::string owner;                 // address
};

struct Server {
  std::string domain;        // what stands behind the @
  std::string host;          // the machine's name; default: mail.<domain>
  std::string calls_itself;  // {host} in its replies, its name in HELO; default: host
  ReplyTexts replies;
  RetryPolicy retry;
  bool extended_hello = true;  // as client: EHLO; false: HELO, as the chapter
  bool spaced_paths = false;   // as client: "MAIL FROM: <...>" as the chapter writes it
  bool adds_received = true;   // adds Received: to what it relays (RFC 5321 §4.4 says it must)
  Extensions extensions;
  Connections connections;
  MailLimits limits;
  Disk disk;
  std::optional<Duration> greylist;  // how long an unknown sender has to wait; none: not at all
  std::vector<Answer> answers;       // the first that fits
  std::vector<Alias> aliases;
  std::vector<MailingList> lists;
  std::vector<std::size_t> relays_for;  // other servers, whose mail it takes and passes on
  // How its own users' agents hand in: over port 25, believed by their machine, or over port 587
  // with AUTH (RFC 6409).
  enum class Submission : std::uint8_t { open, login } submission = Submission::open;
};

struct User {
  std::string name;      // "alice": what actions refer to; default: the address's local part
  std::string title;     // "Alice": what the window shows; default: the name, capitalised
  std::string address;   // "alice@crepes.fr"
  std::size_t server;    // whose mailbox this is
  std::string password;  // default: "secret"
  std::string device;    // "laptop", "phone" or "desktop": how the window draws the agent
  std::string host;      // the agent's machine: "alice.crepes.fr"
  std::optional<std::uint64_t> quota;  // bytes in the mailbox; none: no limit
  bool sends_directly = false;         // to the receivers' servers, past the own one
};

}  // namespace mailscope::scenario
