#pragma once
// The states of an SMTP server and what may happen in each: one table that drives the session,
// the picture of the states, and the reachability test.
//
// RFC 5321 describes a server by the order in which commands may come (§4.1.4), by the replies
// that each may have (§4.3.2), and by a buffer of reverse-path, forward-paths and content, which
// together are the mail transaction (§3.3). The state here is what has been heard so far, seen
// from the next command: nobody has introduced himself (greeted), no transaction is open (idle),
// it has a sender, it has recipients, or lines are content (§4.1.1.4). The buffer itself is not
// in the table; it is the session's Envelope.
//
// What can be heard is an Event: mostly a verb, but also a line that is no command, because a 334
// or a 354 came before it. While the server waits for such a line there is no row for a verb: what
// looks like QUIT is then a user's name or a line of text.
//
// A row says what the server does and where it goes if all is well. Three things may keep it where
// it is: arguments that it cannot read (501, 555), limits, and the policy, which is asked before
// any row takes effect whose action says so. The table knows neither clock nor policy, and no
// session decides what is allowed when: it looks a row up and carries it out.
//
// Three things hold. Every verb has a row in every state in which commands are read, so that a
// client always has an answer; what may not come now is refused with 503, and changes nothing.
// Only HELO, EHLO, RSET and the end of the data end a transaction while the session goes on
// (§4.1.1.5, §4.1.4), and all of them lead to idle. And every row is taken by some dialog in
// tests/smtp/dialogs/, which a test sees to.
//
// A session asks whoever owns it (server_session.hpp): what the table calls policy is a question
// that is handed out, and nothing is read on until it is answered.

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
