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
  connecting,  // nothing said yet
  greeted,     // 220 said, no HELO or EHLO heard
  idle,        // introduced; no mail transaction
  sender,      // MAIL accepted
  recipients,  // at least one RCPT accepted
  content,     // 354 said: lines are content until the one with a single dot
  closed
};

// What may be heard: the verbs, a verb that nobody knows, and the dot.
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
  unknown,
  end_of_data
};
Event event_of(std::optional<Verb> verb);

enum class Action : std::uint8_t {
  hello,           // forgets the transaction, learns the client's name
  sender,          // opens a transaction, if the policy agrees
  recipient,       // adds to it, if the policy agrees
  begin_content,   //
  accept_message,  // takes over the responsibility, if the policy agrees
  reset,           // forgets the transaction
  nothing,         // answers
  verify,          // answers, but wants an argument
  close,           //
  refuse           // answers; counts as an error
};

// Taken when the arguments are right and the policy agrees; otherwise the state stays and the
// reply is the one that says what was wrong.
struct Transition {
  ServerState from;
  Event on;
  Action action;
  ServerState to;
  int reply;
};

std::span<const Transition> transitions();
const Transition* transition(ServerState from, Event on);  // nothing: it cannot happen

std::string_view name(ServerState state);
std::string_view name(Event event);  // "MAIL", "unknown verb", "end of data"

}  // namespace mailscope::smtp
