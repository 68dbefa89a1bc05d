#pragma once
// The server's side of one SMTP connection (RFC 5321), without I/O: bytes, instants and answers
// go in, poll() hands out what was heard, said and asked, in that order. Commands are obeyed as
// they are polled, so a caller polls until there is nothing more after each thing it puts in.

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/time.hpp"
#include "smtp/command.hpp"
#include "smtp/content_reader.hpp"
#include "smtp/envelope.hpp"
#include "smtp/line_reader.hpp"
#include "smtp/reply.hpp"
#include "smtp/server_table.hpp"

namespace mailscope::smtp {

// What stands behind the codes. {host}, {client} and {address} are filled in: the server, the
// name that the client gave, the address that the command named.
struct ServerTexts {
  std::string greeting = "{host} ESMTP ready";                    // 220
  std::string hello = "{host} greets {client}";                   // 250
  std::string mail = "sender <{address}> ok";                     // 250
  std::string rcpt = "recipient <{address}> ok";                  // 250
  std::string data = "start mail input; end with <CRLF>.<CRLF>";  // 354
  std::string accepted = "message accepted for delivery";         // 250
  std::string quit = "{host} closing connection";                 // 221
};

struct ServerLimits {
  // RFC 5321 §4.5.3.1.4, and what SIZE and BODY may add (RFC 1870 §3, RFC 6152 §2).
  std::size_t command_line = kCommandLine + 26 + 17;
  std::size_t text_line = 64 * kTextLine;  // §4.5.3.1.6 asks for 1000: we are generous
  std::size_t recipients = 1000;           // §4.5.3.1.8: at least 100
  std::size_t message = 25'000'000;        // bytes of content, without stuffed dots
  std::size_t errors = 20;                 // refused commands; one more ends the session
  std::size_t waiting_input = 1'000'000;   // bytes that wait behind a question
  Duration inactivity = minutes(5);        // §4.5.3.2.7
};

struct ServerConfig {
  std::string host;  // what it calls itself: a domain
  ServerTexts texts = {};
  ServerLimits limits = {};
};

// What the server's policy says to a question: yes, or a reply of its own. A reply of 2yz is a
// yes in other words (251); 421 ends the session.
struct Verdict {
  std::optional<Reply> reply;
  static Verdict accept() { return {}; }
  static Verdict refuse(Reply why) { return {std::move(why)}; }
  bool accepted() const { return !reply || reply->positive(); }
};

// One whole reply, all its lines with their CRLF. The kind is always `reply`.
struct ServerSay {
  std::string bytes;
  LineKind kind = LineKind::reply;
};
// One line without its CRLF, as it came: a command, a line of content with the dots that were
// put in, or the dot that ends it. Of a line that is too long, the beginning.
struct ServerHeard {
  LineKind kind;
  std::string text;
};
// Questions; all that follows waits for answer().
struct AskSender {
  std::string address;  // empty: the null reverse-path of a notification
};
struct AskRecipient {
  std::string address;
};
struct AskMessage {
  Envelope envelope;
  std::string content;  // lines with CRLF, without the dots that were put in
  std::string client;   // what it called itself in HELO or EHLO
  bool extended;        // it said EHLO
};
struct ServerHangup {};  // close the connection once all that was said has gone

using ServerOutput =
    std::variant<ServerSay, ServerHeard, AskSender, AskRecipient, AskMessage, ServerHangup>;

class ServerSession {
 public:
  explicit ServerSession(ServerConfig config);

  void connected(Instant now);
  void receive(std::string_view bytes, Instant now);
  void timeout(Instant now);  // harmless before deadline()
  std::optional<Instant> deadline() const;
  void answer(Verdict verdict);  // to the question handed out last; too late is harmless
  void closed();                 // the peer has gone: nothing more is said or asked
  std::optional<ServerOutput> poll();
  ServerState state() const { return state_; }

 private:
  bool step();
  void hear_command(const InputLine& line);
  void hear_content(const InputLine& line);
  void obey(const Transition& row, std::string_view arguments);
  void obey_hello(const Transition& row, std::string_view arguments);
  void obey_mail(const Transition& row, std::string_view arguments);
  void obey_rcpt(const Transition& row, std::string_view arguments);
  void end_content();
  void ask(const Transition& row, ServerOutput question);
  void say(const Reply& reply);
  void say(int code, std::string_view text_template);
  void refuse(const Reply& why);
  void close_with(const Reply& last);
  std::string filled(std::string_view text_template) const;

  ServerConfig config_;
  ServerState state_ = ServerState::connecting;
  LineReader input_;
  ContentReader content_;
  std::string client_;  // what it called itself
  bool extended_ = false;
  Envelope envelope_;
  std::string address_;                // that the present command names
  const Transition* asked_ = nullptr;  // the row that waits for its verdict
  std::size_t errors_ = 0;
  Instant last_heard_;
  std::deque<ServerOutput> outputs_;
};

}  // namespace mailscope::smtp
