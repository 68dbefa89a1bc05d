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
  auth,        // credentials are said
  auth_login,  // the server is to ask for the name,
  auth_user,   // then for the password
  ready,       // waits for its owner
  mail,
  rcpt,
  data,
  group_mail,  // MAIL, every RCPT and DATA are said (RFC 2920): their replies come one by one
  group_rcpt,
  group_data,
  content,
  lone_dot,  // DATA was let pass for nobody
  rset,
  quit,
  closed
};

enum class ClientAction : std::uint8_t {
  say_hello,     // EHLO or HELO
  say_helo,      // RFC 5321 §3.2: the older one instead
  introduce,     // looks at what is offered; AUTH, if it has credentials, or ready
  say_user,      //
  say_password,  //
  become_ready,  //
  say_rcpt,      // for the first recipient
  next_rcpt,     // notes the answer; the next recipient, then DATA or RSET
  note_mail,     // the same for what is said already
  note_rcpt,     //
  say_content,   // or the dot alone, if nobody was accepted (RFC 2920 §3.1)
  answer,        // the message has its answer: ready for the next
  answer_rset,   // the message has its answer, but the server holds half a transaction: RSET
  answer_group,  // one of the two, as far as the group came
  answer_dot,    // the message was refused before
  fail_quit,     // it will not work: QUIT
  hang_up,       //
  fail           // not a reply that this may have
};

struct ClientRow {
  ClientState in;
  std::string_view to;             // what has no reply yet, in words
  Duration patience;               // RFC 5321 §4.5.3.2
  std::array<ClientAction, 4> on;  // 2yz, 3yz, 4yz, 5yz
};

std::span<const ClientRow> client_rows();
const ClientRow* client_row(ClientState in);  // nothing: no reply is awaited

std::string_view name(ClientState state);

}  // namespace mailscope::smtp
