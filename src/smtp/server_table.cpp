#include "smtp/server_table.hpp"

#include <algorithm>
#include <array>

namespace mailscope::smtp {
namespace {

// RFC 5321 §4.1.4 says what may follow what; §4.3.2 the replies. Rows of one state stand
// together.
using S = ServerState;
using E = Event;
using A = Action;
constexpr auto kTransitions = std::to_array<Transition>({
    // Only what is no mail transaction may come before HELO or EHLO.
    {S::greeted, E::helo, A::hello, S::idle, 250},
    {S::greeted, E::ehlo, A::hello, S::idle, 250},
    {S::greeted, E::mail, A::refuse, S::greeted, 503},
    {S::greeted, E::rcpt, A::refuse, S::greeted, 503},
    {S::greeted, E::data, A::refuse, S::greeted, 503},
    {S::greeted, E::rset, A::reset, S::greeted, 250},
    {S::greeted, E::noop, A::nothing, S::greeted, 250},
    {S::greeted, E::vrfy, A::verify, S::greeted, 252},
    {S::greeted, E::expn, A::refuse, S::greeted, 502},
    {S::greeted, E::help, A::nothing, S::greeted, 214},
    {S::greeted, E::quit, A::close, S::closed, 221},
    {S::greeted, E::unknown, A::refuse, S::greeted, 500},

    {S::idle, E::helo, A::hello, S::idle, 250},
    {S::idle, E::ehlo, A::hello, S::idle, 250},
    {S::idle, E::mail, A::sender, S::sender, 250},
    {S::idle, E::rcpt, A::refuse, S::idle, 503},
    {S::idle, E::data, A::refuse, S::idle, 503},
    {S::idle, E::rset, A::reset, S::idle, 250},
    {S::idle, E::noop, A::nothing, S::idle, 250},
    {S::idle, E::vrfy, A::verify, S::idle, 252},
    {S::idle, E::expn, A::refuse, S::idle, 502},
    {S::idle, E::help, A::nothing, S::idle, 214},
    {S::idle, E::quit, A::close, S::closed, 221},
    {S::idle, E::unknown, A::refuse, S::idle, 500},

    // A second HELO or EHLO does what RSET does.
    {S::sender, E::helo, A::hello, S::idle, 250},
    {S::sender, E::ehlo, A::hello, S::idle, 250},
    {S::sender, E::mail, A::refuse, S::sender, 503},
    {S::sender, E::rcpt, A::recipient, S::recipients, 250},
    {S::sender, E::data, A::refuse, S::sender, 503},
    {S::sender, E::rset, A::reset, S::idle, 250},
    {S::sender, E::noop, A::nothing, S::sender, 250},
    {S::sender, E::vrfy, A::verify, S::sender, 252},
    {S::sender, E::expn, A::refuse, S::sender, 502},
    {S::sender, E::help, A::nothing, S::sender, 214},
    {S::sender, E::quit, A::close, S::closed, 221},
    {S::sender, E::unknown, A::refuse, S::sender, 500},

    {S::recipients, E::helo, A::hello, S::idle, 250},
    {S::recipients, E::ehlo, A::hello, S::idle, 250},
    {S::recipients, E::mail, A::refuse, S::recipients, 503},
    {S::recipients, E::rcpt, A::recipient, S::recipients, 250},
    {S::recipients, E::data, A::begin_content, S::content, 354},
    {S::recipients, E::rset, A::reset, S::idle, 250},
    {S::recipients, E::noop, A::nothing, S::recipients, 250},
    {S::recipients, E::vrfy, A::verify, S::recipients, 252},
    {S::recipients, E::expn, A::refuse, S::recipients, 502},
    {S::recipients, E::help, A::nothing, S::recipients, 214},
    {S::recipients, E::quit, A::close, S::closed, 221},
    {S::recipients, E::unknown, A::refuse, S::recipients, 500},

    {S::content, E::end_of_data, A::accept_message, S::idle, 250},
});

}  // namespace

Event event_of(std::optional<Verb> verb) {
  static_assert(static_cast<int>(Event::helo) == static_cast<int>(Verb::helo) &&
                static_cast<int>(Event::quit) == static_cast<int>(Verb::quit));
  return verb ? static_cast<Event>(*verb) : Event::unknown;
}

std::span<const Transition> transitions() {
  return kTransitions;
}

const Transition* transition(ServerState from, Event on) {
  const auto row = std::find_if(kTransitions.begin(), kTransitions.end(),
                                [&](const Transition& t) { return t.from == from && t.on == on; });
  return row == kTransitions.end() ? nullptr : &*row;
}

std::string_view name(ServerState state) {
  static constexpr std::array<std::string_view, 7> kNames{
      "connecting", "greeted", "idle", "sender", "recipients", "content", "closed"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name(Event event) {
  if (event == Event::unknown) return "unknown verb";
  if (event == Event::end_of_data) return "end of data";
  return name(static_cast<Verb>(event));
}

}  // namespace mailscope::smtp
