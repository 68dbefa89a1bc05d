#pragma once
// The server's side of one SMTP connection (RFC 5321), without I/O: bytes, instants and answers
// go in, poll() hands out what was heard, said and asked, in that order. Commands are executed as
// they are polled, so a caller polls until there is nothing more after each thing it puts in.
// A client that sends ahead (RFC 2920) gets its replies in order: what it sent waits in the input.
// What an output points to stands until the session is polled, fed or answered.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/session.hpp"
#include "base/time.hpp"
#include "policy/mail_server.hpp"
#include "smtp/command.hpp"
#include "smtp/content_reader.hpp"
#include "smtp/envelope.hpp"
#include "smtp/extensions.hpp"
#include "smtp/line_reader.hpp"
#include "smtp/login.hpp"
#include "smtp/outputs.hpp"
#include "smtp/reply.hpp"
#include "smtp/server_table.hpp"

namespace mailscope::smtp {

struct ServerLimits {
  std::size_t command_line = kCommandLine;  // RFC 5321 §4.5.3.1.4; what is offered adds to it
  std::size_t text_line = 64 * kTextLine;   // §4.5.3.1.6 asks for 1000: we are generous
  std::size_t errors = 20;                  // refused commands; one more ends the session
  std::size_t failed_logins = 3;            // one more ends the session
  std::size_t waiting_input = 1'000'000;    // bytes that wait behind a question
  Duration inactivity = minutes(5);         // §4.5.3.2.7
};

struct ServerConfig {
  std::string host;  // what it calls itself: a domain
  policy::ReplyTexts texts = {};
  policy::MailLimits mail = {};
  ServerLimits limits = {};
  Extensions extensions = {};
  // A port for submission (RFC 6409 §4.3): AUTH is offered, and MAIL wants it.
  bool login = false;
};

// What the server's policy says to a question: yes, a reply of its own, or nothing at all. A
// reply of 2yz is a yes in other words (251); 421 ends the session.
struct Verdict {
  std::optional<Reply> reply;
  bool dropped = false;
  static Verdict accept() { return {}; }
  static Verdict refuse(Reply why) { return {std::move(why)}; }
  static Verdict wrong_login();                 // 535, for AskLogin
  static Verdict drop() { return {{}, true}; }  // breaks the connection off
  bool accepted() const { return !dropped && (!reply || reply->positive()); }
};

// One whole reply, all its lines with their CRLF. The kind is always `reply`.
struct ServerSay {
  std::string_view bytes;
  LineKind kind = LineKind::reply;
};
// One line without its CRLF, as it came: a command (or what answers 334), or the dot that ends the
// content, whose lines are not told one by one. Of a line that is too long, the beginning.
struct ServerHeard {
  LineKind kind;
  std::string_view text;
};
// Questions; all that follows waits for answer(), however long that takes.
struct AskConnection {};  // a refusal is the greeting (RFC 5321 §3.1)
struct AskHello {
  std::string_view client;  // what it calls itself
  bool extended;            // by EHLO
};
struct AskSender {
  const Envelope& envelope;  // without recipients
};
struct AskRecipient {
  const Recipient& recipient;
  const Envelope& envelope;  // with those that were accepted
};
struct AskData {};
struct AskMessage {
  const Envelope& envelope;
  std::string_view content;  // lines with CRLF, without the dots that were put in
  std::string_view client;   // what it called itself in HELO or EHLO
  bool extended;             // it said EHLO
  std::string_view login;    // the user it has authenticated as; empty: nobody
};
struct AskLogin {
  std::string_view user;
  std::string_view password;
};
struct ServerAbort {};  // break it off

using ServerOutput = std::variant<ServerSay, ServerHeard, AskConnection, AskHello, AskSender,
                                  AskRecipient, AskData, AskMessage, AskLogin, Hangup, ServerAbort>;

class ServerSession {
 public:
  explicit ServerSession(ServerConfig config);

  void connected(Instant now);
  void receive(std::string_view bytes, Instant now);
  // Harmless before deadline(). An owner that answers late tells the time so before it does: the
  // client has waited, and its own time starts anew.
  void timeout(Instant now);
  std::optional<Instant> deadline() const;
  void answer(Verdict verdict);  // to the question handed out last; too late is harmless
  void closed();                 // the peer has gone: nothing more is said or asked
  std::optional<ServerOutput> poll();
  ServerState state() const { return state_; }
  const std::string& login() const { return login_; }     // the user it is; empty: nobody
  const Envelope& envelope() const { return envelope_; }  // of the transaction, as agreed to so far
  bool waits() const { return asked_ != nullptr; }        // for answer()

 private:
  bool step();
  std::size_t line_limit() const;
  void hear_command(const InputLine& line);
  void hear_content(const InputLine& line);
  void hear_response(const InputLine& line);
  bool is_command_text(std::string_view line) const;
  void execute(const Transition& row, std::string_view arguments);
  void execute_hello(const Transition& row, std::string_view arguments);
  void execute_auth(std::string_view arguments);
  void execute_mail(const Transition& row, std::string_view arguments);
  void execute_rcpt(const Transition& row, std::string_view arguments);
  void end_content();
  Allowed allowed() const;

  void challenge(const Transition& row);
  void take_response(const Transition& row, std::string_view text);
  void take_credentials(const Transition& row, std::optional<Login> login);
  void fail_login(const Reply& why);

  void ask(const Transition& row, ServerOutput question);
  void move_on(const Transition& row, bool accepted);
  void carry_out(const Transition& row);
  void answer_row(const Transition& row);
  void say(Reply reply);
  void say(int code, std::string_view status, std::string_view text);
  void say_hello(const Transition& row);
  void refuse(Reply why);
  void close_with(Reply last);
  void drop();
  std::string_view filled(std::string_view text_template);

  ServerConfig config_;
  std::size_t command_line_;  // the limit of one
  ServerState state_ = ServerState::connecting;
  LineReader input_;
  ContentReader content_;
  std::string client_;  // what it called itself
  bool extended_ = false;
  std::string login_;  // who it is
  Envelope envelope_;
  // What the present command names, and the policy has not agreed to.
  std::string next_client_;
  Login next_login_;
  Envelope next_envelope_;
  Recipient next_recipient_;
  std::string address_;                // for the texts
  const Transition* asked_ = nullptr;  // the row that waits for its verdict
  std::size_t errors_ = 0;
  std::size_t failed_logins_ = 0;
  Instant last_heard_;
  std::string said_;    // the bytes of the last reply
  std::string filled_;  // the text of one
  Outputs<ServerOutput> outputs_;
};
static_assert(Session<ServerSession>);

}  // namespace mailscope::smtp
