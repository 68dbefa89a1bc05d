#pragma once
// What an SMTP client waits for, how long, and what it does with each class of reply: one table
// that drives the session and the reachability test.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/time.hpp"

namespace mailscope::smtp {

enum class ClientState : std::uint8_t {
  connecting,
  greeting,  // the first states wait for the reply to what they are named after
  ehlo,
  helo,
  ready,  // waits for its owner
  mail,
  rcpt,
  data,
  content,
  rset,
  quit,
  closed
};

enum class ClientAction : std::uint8_t {
  say_hello,     // EHLO or HELO
  say_helo,      // RFC 5321 §3.2: the older one instead
  become_ready,  //
  say_rcpt,      // for the first recipient
  next_rcpt,     // notes the answer; the next recipient, then DATA or RSET
  say_content,   //
  answer,        // the message has its answer: ready for the next
  answer_rset,   // the message has its answer, but the server holds half a transaction: RSET
  fail_quit,     // it will not work: QUIT
  hang_up,       //
  fail           // not a reply that this may have
};

struct ClientRow {
  ClientState in;
  Duration patience;               // RFC 5321 §4.5.3.2
  std::array<ClientAction, 4> on;  // 2yz, 3yz, 4yz, 5yz
};

std::span<const ClientRow> client_rows();
const ClientRow* client_row(ClientState in);  // nothing: no reply is awaited

std::string_view name(ClientState state);

}  // namespace mailscope::smtp
