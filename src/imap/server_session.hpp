#pragma once
// The server's side of one IMAP connection (RFC 3501), without I/O: bytes, instants and answers
// go in, poll() hands out what was heard, said and asked.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "imap/command.hpp"
#include "imap/framer.hpp"
#include "imap/limits.hpp"
#include "imap/state_table.hpp"

namespace mailscope::imap {

struct MessageSummary {
  std::uint32_t uid;  // ascending within a mailbox (RFC 3501 §2.3.1.1), never 0
  bool seen;
  std::string_view content;        // must outlive the session
  std::int64_t internal_date = 0;  // Unix seconds: when the message was delivered
};

struct MailboxSnapshot {
  std::uint32_t uid_validity;  // not 0
  std::uint32_t uid_next;
  std::vector<MessageSummary> messages;  // message sequence number n is messages[n - 1]
};

struct ServerConfig {
  std::string host;
  ServerLimits limits = {};
};

// One whole response with its CRLF, or a continuation request ("+ ...").
struct ServerSay {
  std::string bytes;
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
struct StoreSeen {
  std::uint32_t uid;
  bool seen;
};
struct ServerHangup {};  // close the connection once all that was said has gone

using ServerOutput =
    std::variant<ServerSay, ServerHeard, AskLogin, AskSelect, StoreSeen, ServerHangup>;

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
  void tagged(std::string_view condition_and_text);
  void finish(bool ok, std::string_view text);
  void bad(std::string_view text);
  void hang_up(std::string_view bye);
  void hear_next();
  void framing_broken(FrameFault fault);
  void obey(const Command& command);
  void obey_list(const Command& command);
  void obey_fetch(const Command& command);
  void obey_store(const Command& command);
  void obey_search(const Command& command);
  void set_seen(MessageSummary& message, bool seen);

  ServerConfig config_;
  ServerState state_ = ServerState::not_authenticated;
  Waiting waiting_ = Waiting::no;
  bool open_ = false;
  bool read_only_ = false;
  std::size_t bad_commands_ = 0;
  Instant last_heard_;
  Framer framer_;
  Command current_;  // the command being answered
  MailboxSnapshot mailbox_;
  std::deque<ServerOutput> outputs_;
};

}  // namespace mailscope::imap
