#pragma once
// A user agent's side of one IMAP connection (RFC 3501), without I/O. It fetches what is new:
// LOGIN, SELECT INBOX, SEARCH UNSEEN, then FETCH and STORE +FLAGS (\Seen) for each message found,
// LOGOUT.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/session.hpp"
#include "base/time.hpp"
#include "imap/framer.hpp"
#include "imap/limits.hpp"
#include "imap/response.hpp"

namespace mailscope::imap {

struct ClientConfig {
  std::string user, password;  // without NUL; anything else is quoted or sent as a literal
  ClientLimits limits = {};
};

enum class ClientState : std::uint8_t {
  greeting,
  login,
  select,
  search,
  fetch,
  store,
  logout,
  finished,
  failed
};
std::string_view name(ClientState state);

struct ClientSay {  // one command, or one literal with what follows it; with its CRLF
  std::string bytes;
  static constexpr LineKind kind = LineKind::command;
};
struct ClientHeard {  // one whole response, its literals included, without its last CRLF
  std::string line;
};
struct LoggedIn {};
struct LoginRefused {  // the client goes on to LOGOUT, then Finished
  std::string text;
};
struct Fetched {
  std::uint32_t uid;
  std::string content;
};
struct Finished {};  // logged out; nothing is left to do
struct Failed {      // the server broke the rules, or went away, or was silent too long
  std::string reason;
};

using ClientOutput =
    std::variant<ClientSay, ClientHeard, LoggedIn, LoginRefused, Fetched, Finished, Failed, Hangup>;

class ClientSession {
 public:
  explicit ClientSession(ClientConfig config);

  void connected(Instant now);
  void receive(std::string_view bytes, Instant now);
  void timeout(Instant now);  // harmless before deadline()
  std::optional<Instant> deadline() const;
  void closed();  // the server's end is closed
  std::optional<ClientOutput> poll();
  ClientState state() const { return state_; }

 private:
  void say(std::string bytes);
  void command(ClientState next, std::string_view text);
  void log_in();
  void fetch_next();
  void finish();
  void fail_with(std::string reason);
  bool hear_next();
  void hear(const Response& response);
  void hear_greeting(const Response& response);
  void hear_tagged(const Response& response);
  void hear_fetch(const Response& response);

  ClientConfig config_;
  ClientState state_ = ClientState::greeting;
  bool open_ = false;
  bool goodbye_ = false;  // BYE was heard
  Instant last_heard_;
  std::uint32_t tags_ = 0;
  Framer framer_;
  std::deque<std::string> after_continuation_;  // pieces of a command that wait for "+"
  std::deque<std::uint32_t> unseen_;            // sequence numbers; the first is being read
  std::optional<Fetched> fetched_;              // until the FETCH is completed
  std::deque<ClientOutput> outputs_;
};
static_assert(Session<ClientSession>);

}  // namespace mailscope::imap
