#pragma once
// RFC 3501 §3: the four states of a connection, the commands, and which may be given when: one
// table that drives the server's session, the picture of the states, and the reachability test.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace mailscope::imap {

enum class ServerState : std::uint8_t { not_authenticated, authenticated, selected, logout };

enum class Verb : std::uint8_t {
  capability,
  noop,
  logout,
  login,
  select,
  examine,
  list,
  fetch,
  store,
  search,
  uid,
  close
};

// How a command that may be given comes out; `ok` and `no` are the tagged responses.
struct Transition {
  ServerState from;
  Verb verb;
  ServerState on_ok;
  ServerState on_no;
};

std::span<const Transition> transitions();

// Nothing when `verb` may not be given in `from`: the answer is BAD.
const Transition* transition(ServerState from, Verb verb);

std::string_view name(ServerState state);               // "not authenticated"
std::string_view name(Verb verb);                       // "LOGIN"
std::optional<Verb> verb_named(std::string_view word);  // in any case of letters

}  // namespace mailscope::imap
