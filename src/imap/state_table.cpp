#include "imap/state_table.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace mailscope::imap {
namespace {

using enum ServerState;

// RFC 3501 §6: commands by state. A SELECT that fails leaves no mailbox selected (§6.3.1).
constexpr std::array kTransitions = {
    // any state
    Transition{not_authenticated, Verb::capability, not_authenticated, not_authenticated},
    Transition{authenticated, Verb::capability, authenticated, authenticated},
    Transition{selected, Verb::capability, selected, selected},
    Transition{not_authenticated, Verb::noop, not_authenticated, not_authenticated},
    Transition{authenticated, Verb::noop, authenticated, authenticated},
    Transition{selected, Verb::noop, selected, selected},
    Transition{not_authenticated, Verb::logout, logout, not_authenticated},
    Transition{authenticated, Verb::logout, logout, authenticated},
    Transition{selected, Verb::logout, logout, selected},
    // not authenticated
    Transition{not_authenticated, Verb::login, authenticated, not_authenticated},
    // authenticated, and selected too
    Transition{authenticated, Verb::select, selected, authenticated},
    Transition{selected, Verb::select, selected, authenticated},
    Transition{authenticated, Verb::examine, selected, authenticated},
    Transition{selected, Verb::examine, selected, authenticated},
    Transition{authenticated, Verb::list, authenticated, authenticated},
    Transition{selected, Verb::list, selected, selected},
    // selected
    Transition{selected, Verb::fetch, selected, selected},
    Transition{selected, Verb::store, selected, selected},
    Transition{selected, Verb::search, selected, selected},
    Transition{selected, Verb::uid, selected, selected},
    Transition{selected, Verb::close, authenticated, selected},
};

constexpr std::array<std::string_view, 12> kVerbs = {"CAPABILITY", "NOOP",    "LOGOUT", "LOGIN",
                                                     "SELECT",     "EXAMINE", "LIST",   "FETCH",
                                                     "STORE",      "SEARCH",  "UID",    "CLOSE"};

}  // namespace

std::span<const Transition> transitions() {
  return kTransitions;
}

const Transition* transition(ServerState from, Verb verb) {
  const auto found =
      std::find_if(kTransitions.begin(), kTransitions.end(),
                   [&](const Transition& t) { return t.from == from && t.verb == verb; });
  return found == kTransitions.end() ? nullptr : &*found;
}

std::string_view name(ServerState state) {
  constexpr std::array<std::string_view, 4> kNames = {"not authenticated", "authenticated",
                                                      "selected", "logout"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name(Verb verb) {
  return kVerbs[static_cast<std::size_t>(verb)];
}

std::optional<Verb> verb_named(std::string_view word) {
  for (std::size_t i = 0; i < kVerbs.size(); ++i) {
    if (equals_ignoring_case(word, kVerbs[i])) return static_cast<Verb>(i);
  }
  return std::nullopt;
}

}  // namespace mailscope::imap
