#pragma once
// The states of an SMTP server and what may happen in each: one table that drives the session,
// the picture of the states, and the reachability test.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "smtp/vocabulary.hpp"

namespace mailscope::smtp {

enum class ServerState : std::uint8_t {
  connecting,   // nothing said yet
  turned_away,  // greeted with a refusal: waits for QUIT
  greeted,      // 220 said, no HELO or EHLO heard
  idle,         // introduced; no mail transaction
  plain,        // 334 said: the next line has the credentials of PLAIN
  username,     // 334 said: the next line has the user's name, after LOGIN
  password,     // 334 said: the next line has the password
  sender,       // MAIL accepted
  recipients,   // at least one RCPT accepted
  content,      // 354 said: lines are content until the one with a single dot
  closed
};

// What may be heard: the verbs, a verb that nobody knows, and what is no command.
enum class Event : std::uint8_t {
  helo,
  ehlo,
  mail,
  rcpt,
  data,
  rset,
  noop,
  vrfy,
  expn,
  help,
  quit,
  auth,  // between transactions: AUTH PLAIN with the credentials
  unknown,
  auth_plain,   // AUTH PLAIN, which waits to be asked for the credentials
  auth_login,   // AUTH LOGIN, which waits to be asked for the name
  auth_user,    // AUTH LOGIN with the name
  response,     // a line that answers 334
  end_of_data,  // the dot
  connection
};
Event event_of(std::optional<Verb> verb);

enum class Action : std::uint8_t {
  greet,           // if the policy agrees
  challenge,       // asks for the next piece of the credentials
  login,           // learns who the client is, if the policy agrees
  hello,           // forgets the transaction, learns the client's name, if the policy agrees
  sender,          // opens a transaction, if the policy agrees
  recipient,       // adds to it, if the policy agrees
  begin_content,   // if the policy agrees
  accept_message,  // takes over the responsibility, if the policy agrees
  reset,           // forgets the transaction
  nothing,         // answers
  verify,          // answers, but wants an argument
  close,           //
  refuse           // answers; counts as an error
};

// Taken when the arguments are right and the policy agrees; otherwise the state stays and the
// reply is the one that says what was wrong. A refusal at the connection leads to `turned_away`,
// one after credentials or content to `to` all the same.
struct Transition {
  ServerState from;
  Event on;
  Action action;
  ServerState to;
  int reply;
  std::string_view status;  // of the reply (RFC 3463); empty: it has none
};

std::span<const Transition> transitions();
const Transition* transition(ServerState from, Event on);  // nothing: it cannot happen

std::string_view fixed_text(const Transition& row);  // of its reply, if no configuration sets one
std::string_view name(ServerState state);
std::string_view name(Event event);  // "MAIL", "unknown verb", "end of data"

}  // namespace mailscope::smtp
