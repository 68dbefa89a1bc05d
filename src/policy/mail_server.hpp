#pragma once
// What the operator of a mail server decides: how it speaks, what it takes in, how long it tries.
// The defaults stand here and nowhere else.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace mailscope::policy {

// What stands behind the codes of its replies. {host}, {client} and {address} are filled in: the
// server, the name that the client gave, the address that the command named.
struct ReplyTexts {
  std::string greeting = "{host} ESMTP ready";                    // 220
  std::string hello = "{host} greets {client}";                   // 250
  std::string mail = "sender <{address}> ok";                     // 250
  std::string rcpt = "recipient <{address}> ok";                  // 250
  std::string data = "start mail input; end with <CRLF>.<CRLF>";  // 354
  std::string accepted = "message accepted for delivery";         // 250
  std::string quit = "{host} closing connection";                 // 221
  bool operator==(const ReplyTexts&) const = default;
};

// How the queue treats a message that could not go (RFC 5321 §4.5.4.1).
struct RetryPolicy {
  Duration every = minutes(30);
  Duration give_up_after = days(5);
  double back_off = 1;                 // each wait is so many times as long as the one before
  Duration at_most = hours(4);         // the longest wait, or `every` if that is longer
  std::optional<Duration> warn_after;  // then the sender is told that it is late; none: never
  bool operator==(const RetryPolicy&) const = default;
};

// What it offers in its reply to EHLO (RFC 5321 §2.2).
struct Extensions {
  bool size = true;                   // RFC 1870
  bool pipelining = true;             // RFC 2920
  bool eight_bit_mime = true;         // RFC 6152
  bool enhanced_status_codes = true;  // RFC 2034
  bool smtputf8 = true;               // RFC 6531
  bool dsn = true;                    // RFC 3461
  bool help = true;                   // RFC 5321 §4.1.1.8

  static constexpr Extensions none() { return {false, false, false, false, false, false, false}; }
  bool operator==(const Extensions&) const = default;
};

// How it uses its connections as client.
struct Connections {
  bool persistent = true;        // false: one for each transaction
  std::uint32_t messages = 100;  // over one connection, at most
  std::uint32_t at_once = 20;    // to one destination, at most
  Duration keep_open;            // an idle one waits so long for another message before QUIT
  bool operator==(const Connections&) const = default;
};

// What it takes in.
struct MailLimits {
  std::uint64_t message_size = 25'000'000;  // bytes of content, without stuffed dots
  std::uint64_t recipients = 1'000;         // of a transaction; RFC 5321 §4.5.3.1.8: at least 100
  std::uint64_t hops = 100;  // RFC 5321 §6.3: with more Received: a message is in a loop
  bool operator==(const MailLimits&) const = default;
};

struct Disk {
  Duration sync = milliseconds(5);    // how long it takes until what was written is safe
  std::optional<std::uint64_t> room;  // bytes; none: endless
  // After a crash: nothing of what was not synced, or by chance a beginning of it, since a system
  // may have written it back on its own.
  enum class CrashKeeps : std::uint8_t { nothing, some } crash_keeps = CrashKeeps::nothing;
  bool operator==(const Disk&) const = default;
};

// An answer that takes the place of the server's own judgement.
struct Answer {
  enum class Stage : std::uint8_t { connect, hello, mail, rcpt, data, message } stage;
  std::string address;  // at rcpt: to this recipient only; empty: to every one
  // The connection is broken off and nothing is said: at `message` when it is safe on the disk.
  bool drop = false;
  struct Reply {
    int code = 0;        // 4yz or 5yz
    std::string status;  // RFC 3463, such as "4.3.0"; empty: none
    std::string text;
    bool operator==(const Reply&) const = default;
  } reply;                             // if it is not a drop
  std::optional<std::uint32_t> times;  // at most so often
  std::optional<double> chance;
  Instant after;                     // from then on
  Instant until = Instant::never();  // and before then
  bool operator==(const Answer&) const = default;
};

// Who is not known yet (client, sender and recipient) is put off and taken later.
struct Greylist {
  Duration wait = minutes(5);  // at least
  bool operator==(const Greylist&) const = default;
};

struct MailServer {
  ReplyTexts replies;
  RetryPolicy retry;
  enum class Greeting : std::uint8_t { ehlo, helo } greet_with = Greeting::ehlo;  // as client
  bool spaced_paths = false;  // as client: "MAIL FROM: <...>" as the chapter writes it
  bool adds_received = true;  // adds Received: to what it relays (RFC 5321 §4.4 says it must)
  // How its own users' agents hand in: over port 25, believed by their machine, or over port 587
  // with AUTH (RFC 6409).
  enum class Submission : std::uint8_t { open, login } submission = Submission::open;
  Extensions extensions;
  Connections connections;
  MailLimits limits;
  Disk disk;
  std::optional<Greylist> greylist;  // none: nobody is put off
  std::vector<Answer> answers;       // the first that fits
  bool operator==(const MailServer&) const = default;
};

}  // namespace mailscope::policy
