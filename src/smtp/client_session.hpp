#pragma once
// The client's side of one SMTP connection (RFC 5321), without I/O. Whenever it is Ready, its
// owner sends the next message or quits. A caller polls until there is nothing more after each
// thing it puts in. What an output points to stands until the session is polled or fed again.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/session.hpp"
#include "base/time.hpp"
#include "smtp/client_table.hpp"
#include "smtp/envelope.hpp"
#include "smtp/extensions.hpp"
#include "smtp/line_reader.hpp"
#include "smtp/login.hpp"
#include "smtp/outputs.hpp"
#include "smtp/reply_parser.hpp"
#include "smtp/vocabulary.hpp"

namespace mailscope::smtp {

struct ClientConfig {
  std::string name;            // what it calls itself in HELO and EHLO
  bool extended_hello = true;  // EHLO first, HELO if that is refused (RFC 5321 §3.2)
  bool spaced_paths = false;   // "MAIL FROM: <a@b>", as the chapter prints it
  ReplyLimits limits = {};
  Extensions uses = {};             // when they are offered
  std::optional<Login> login = {};  // who it is, for a server that offers PLAIN or LOGIN
};

// Bytes to send: a command with its CRLF (or what answers 334), a whole content with its dots put
// in, or the dot. Of a group that is sent ahead (RFC 2920) one for each command.
struct ClientSay {
  std::string_view bytes;
  LineKind kind;
};
struct ClientHeard {  // one whole reply
  int code;
};
struct Ready {};            // greeted, and nothing is under way: send() or quit()
struct RecipientAnswered {  // in their order
  std::string_view address;
  const Reply& reply;
};
// The end of a message's transaction. When every recipient was refused: the last one's reply.
struct MessageAnswered {
  const Reply& reply;
  bool accepted;  // the server has taken over the responsibility for it
};
// Nothing more can be sent. What was not answered may be tried again.
struct Failed {
  std::string reason;          // for people; the reply's text when there is one
  std::optional<Reply> reply;  // that caused it
};

using ClientOutput =
    std::variant<ClientSay, ClientHeard, Ready, RecipientAnswered, MessageAnswered, Failed, Hangup>;

class ClientSession {
 public:
  explicit ClientSession(ClientConfig config);

  void connected(Instant now);
  void receive(std::string_view bytes, Instant now);
  void timeout(Instant now);  // harmless before deadline()
  std::optional<Instant> deadline() const;
  // What the server offers and this client uses; from the first Ready on. What a message needs and
  // the server does not offer is its owner's concern: it is not said here.
  const Offered& offered() const { return offered_; }
  // In state ready; at least one recipient. The time is that of the last thing put in: an owner
  // that kept the session waiting tells it the time by timeout() first.
  void send(const Envelope& envelope, std::string_view content);
  void quit();    // in state ready
  void closed();  // the server's end is closed
  std::optional<ClientOutput> poll();
  ClientState state() const { return state_; }

 private:
  bool step();
  void hear(const Reply& reply);
  void act(ClientAction action, const Reply& reply);
  void introduce(const Reply& reply);
  void say_mail();
  void say_rcpt();
  void say_ahead();
  void recipient_answered(const Reply& reply);
  void mail_noted(const Reply& reply);
  void recipient_noted(const Reply& reply);
  void group_answered(const Reply& reply);
  void say_content();
  void message_answered(const Reply& reply, ClientAction then);
  void become_ready();
  void wait_in(ClientState state);
  void say();
  void say(ClientState then, std::initializer_list<std::string_view> command);
  void begin_command(std::string_view words, std::string_view address);
  void fail(std::string reason, std::optional<Reply> reply);
  void hang_up();

  ClientConfig config_;
  ClientState state_ = ClientState::connecting;
  ReplyParser replies_;
  Offered offered_;
  Envelope envelope_;
  std::string line_;           // the command said last
  std::string content_;        // with its dots put in
  std::size_t size_ = 0;       // without them
  std::size_t recipient_ = 0;  // the one whose reply is awaited
  std::size_t accepted_ = 0;   // how many were
  std::size_t ahead_ = 0;      // of a group: how many commands it still has to say
  Reply heard_;                // the last reply
  Reply refusal_;              // of a group: why nobody will get it
  bool mail_refused_ = false;  // of a group: no transaction was opened
  Instant now_;                // of the last thing that was put in
  Instant deadline_;
  bool lost_ = false;  // the server's end is closed
  Outputs<ClientOutput> outputs_;
};
static_assert(Session<ClientSession>);

}  // namespace mailscope::smtp
