#pragma once
// The client's side of one SMTP connection (RFC 5321), without I/O. Whenever it is Ready, its
// owner sends the next message or quits. A caller polls until there is nothing more after each
// thing it puts in.

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/time.hpp"
#include "smtp/client_table.hpp"
#include "smtp/envelope.hpp"
#include "smtp/line_reader.hpp"
#include "smtp/reply_parser.hpp"
#include "smtp/vocabulary.hpp"

namespace mailscope::smtp {

struct ClientConfig {
  std::string name;            // what it calls itself in HELO and EHLO
  bool extended_hello = true;  // EHLO first, HELO if that is refused (RFC 5321 §3.2)
  bool spaced_paths = false;   // "MAIL FROM: <a@b>", as the chapter prints it
  ReplyLimits limits = {};
};

// Bytes to send: a command with its CRLF, a whole content with its dots put in, or the dot.
struct ClientSay {
  std::string bytes;
  LineKind kind;
};
struct ClientHeard {  // one whole reply
  Reply reply;
};
struct Ready {};  // greeted, and nothing is under way: send() or quit()
struct RecipientAnswered {
  std::string address;
  Reply reply;
};
// The end of a message's transaction. When every recipient was refused: the last one's reply.
struct MessageAnswered {
  Reply reply;
  bool accepted;  // the server has taken over the responsibility for it
};
// Nothing more can be sent. What was not answered may be tried again.
struct Failed {
  std::string reason;          // for people; the reply's text when there is one
  std::optional<Reply> reply;  // that caused it
};
struct ClientHangup {};  // close the connection

using ClientOutput = std::variant<ClientSay, ClientHeard, Ready, RecipientAnswered, MessageAnswered,
                                  Failed, ClientHangup>;

class ClientSession {
 public:
  explicit ClientSession(ClientConfig config);

  void connected(Instant now);
  void receive(std::string_view bytes, Instant now);
  void timeout(Instant now);  // harmless before deadline()
  std::optional<Instant> deadline() const;
  // In state ready; at least one recipient. The time is that of the last thing put in: an owner
  // that kept the session waiting tells it the time by timeout() first.
  void send(Envelope envelope, std::string content);
  void quit();    // in state ready
  void closed();  // the server's end is closed
  std::optional<ClientOutput> poll();
  ClientState state() const { return state_; }

 private:
  bool step();
  void hear(const Reply& reply);
  void act(ClientAction action, const Reply& reply);
  void recipient_answered(const Reply& reply);
  void say_content();
  void message_answered(const Reply& reply);
  void become_ready();
  void wait_in(ClientState state);
  void say(ClientState then, const std::string& command);
  void say_path(ClientState then, std::string words, const std::string& address);
  void fail(std::string reason, std::optional<Reply> reply);
  void hang_up();

  ClientConfig config_;
  ClientState state_ = ClientState::connecting;
  ReplyParser replies_;
  Envelope envelope_;
  std::string content_;
  std::size_t recipient_ = 0;  // the one that is asked for
  std::size_t accepted_ = 0;   // how many were
  Instant now_;                // of the last thing that was put in
  Instant deadline_;
  bool lost_ = false;  // the server's end is closed
  std::deque<ClientOutput> outputs_;
};

}  // namespace mailscope::smtp
