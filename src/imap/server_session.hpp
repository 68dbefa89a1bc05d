#pragma once
// The server's side of one IMAP connection (RFC 3501), without I/O: bytes, instants and answers
// go in, poll() hands out what was heard, said and asked.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/session.hpp"
#include "base/time.hpp"
#include "imap/command.hpp"
#include "imap/framer.hpp"
#include "imap/limits.hpp"
#include "imap/mailbox_view.hpp"
#include "imap/state_table.hpp"

namespace mailscope::imap {

struct ServerConfig {
  std::string host;
  ServerLimits limits = {};
};

// One whole response with its CRLF, or a continuation request ("+ ...").
struct ServerSay {
  std::string bytes;
  static constexpr LineKind kind = LineKind::reply;
};
// One whole command, its literals included, without the CRLF that ends it. A line that broke the
// rules is handed out too, as far as it came.
struct ServerHeard {
  std::string line;
};
struct AskLogin {  // answer with answer_login()
  std::string user, password;
};
struct AskSelect {  // answer with answer_select(); nothing: there is no such mailbox
  std::string folder;
  bool read_only;  // EXAMINE
};
struct StoreFlags {  // of a message of the selected mailbox
  std::uint32_t uid;
  mail::Flags added, removed;
};

using ServerOutput = std::variant<ServerSay, ServerHeard, AskLogin, AskSelect, StoreFlags, Hangup>;

class ServerSession {
 public:
  explicit ServerSession(ServerConfig config);

  void connected(Instant now);
  void receive(std::string_view bytes, Instant now);
  void timeout(Instant now);  // harmless before deadline()
  std::optional<Instant> deadline() const;
  void closed();  // the peer has gone: nothing more is said or asked
  // A question stops all that follows it until it is answered.
  void answer_login(bool ok);
  void answer_select(std::optional<MailboxSnapshot> mailbox);
  std::optional<ServerOutput> poll();
  ServerState state() const { return state_; }

 private:
  enum class Waiting : std::uint8_t { no, login, select };

  void say(std::string bytes);
  void finish(bool ok, std::string_view text);
  void complain(std::string_view tag, std::string_view text);
  void hang_up(std::string_view goodbye);
  bool hear_next();
  void hear(std::string_view frame);
  void execute();
  void logout();
  void ask_login();
  void ask_select();
  void list();
  void fetch();
  void store();
  void search();
  bool set_flags(MessageSummary& message, mail::Flags flags);

  ServerConfig config_;
  ServerState state_ = ServerState::not_authenticated;
  Waiting waiting_ = Waiting::no;
  bool open_ = false;  // something may still be heard and said
  bool read_only_ = false;
  std::size_t bad_commands_ = 0;
  Instant last_heard_;
  Framer framer_;
  Command current_;            // the command being answered
  MailboxSnapshot mailbox_{};  // while one is selected
  std::deque<ServerOutput> outputs_;
};
static_assert(Session<ServerSession>);

}  // namespace mailscope::imap
