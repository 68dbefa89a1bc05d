#include "smtp/server_table.hpp"

#include <array>

namespace mailscope::smtp {
namespace {

// RFC 5321 §4.1.4 says what may follow what; §4.3.2 the replies; RFC 3463 and RFC 5248 their
// status. Rows of one state stand together.
using S = ServerState;
using E = Event;
using A = Action;
constexpr auto kTransitions = std::to_array<Transition>({
    {S::connecting, E::connection, A::greet, S::greeted, 220, ""},

    // RFC 5321 §3.1: after a greeting of 554 only QUIT is executed.
    {S::turned_away, E::helo, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::ehlo, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::mail, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::rcpt, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::data, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::rset, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::noop, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::vrfy, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::expn, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::help, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::auth, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::unknown, A::refuse, S::turned_away, 503, "5.5.1"},
    {S::turned_away, E::quit, A::close, S::closed, 221, "2.0.0"},

    // Only what is no mail transaction may come before HELO or EHLO.
    {S::greeted, E::helo, A::hello, S::idle, 250, ""},
    {S::greeted, E::ehlo, A::hello, S::idle, 250, ""},
    {S::greeted, E::mail, A::refuse, S::greeted, 503, "5.5.1"},
    {S::greeted, E::rcpt, A::refuse, S::greeted, 503, "5.5.1"},
    {S::greeted, E::data, A::refuse, S::greeted, 503, "5.5.1"},
    {S::greeted, E::auth, A::refuse, S::greeted, 503, "5.5.1"},
    {S::greeted, E::rset, A::reset, S::greeted, 250, "2.0.0"},
    {S::greeted, E::noop, A::nothing, S::greeted, 250, "2.0.0"},
    {S::greeted, E::vrfy, A::verify, S::greeted, 252, "2.5.2"},
    {S::greeted, E::expn, A::refuse, S::greeted, 502, "5.5.1"},
    {S::greeted, E::help, A::nothing, S::greeted, 214, "2.0.0"},
    {S::greeted, E::quit, A::close, S::closed, 221, "2.0.0"},
    {S::greeted, E::unknown, A::refuse, S::greeted, 500, "5.5.1"},

    {S::idle, E::helo, A::hello, S::idle, 250, ""},
    {S::idle, E::ehlo, A::hello, S::idle, 250, ""},
    {S::idle, E::mail, A::sender, S::sender, 250, "2.1.0"},
    {S::idle, E::rcpt, A::refuse, S::idle, 503, "5.5.1"},
    {S::idle, E::data, A::refuse, S::idle, 503, "5.5.1"},
    {S::idle, E::auth, A::login, S::idle, 235, "2.7.0"},
    {S::idle, E::auth_plain, A::challenge, S::plain, 334, ""},
    {S::idle, E::auth_login, A::challenge, S::username, 334, ""},
    {S::idle, E::auth_user, A::challenge, S::password, 334, ""},
    {S::idle, E::rset, A::reset, S::idle, 250, "2.0.0"},
    {S::idle, E::noop, A::nothing, S::idle, 250, "2.0.0"},
    {S::idle, E::vrfy, A::verify, S::idle, 252, "2.5.2"},
    {S::idle, E::expn, A::refuse, S::idle, 502, "5.5.1"},
    {S::idle, E::help, A::nothing, S::idle, 214, "2.0.0"},
    {S::idle, E::quit, A::close, S::closed, 221, "2.0.0"},
    {S::idle, E::unknown, A::refuse, S::idle, 500, "5.5.1"},

    // RFC 4954 §4: until the exchange ends, what the client says is a response.
    {S::plain, E::response, A::login, S::idle, 235, "2.7.0"},
    {S::username, E::response, A::challenge, S::password, 334, ""},
    {S::password, E::response, A::login, S::idle, 235, "2.7.0"},

    // A second HELO or EHLO does what RSET does.
    {S::sender, E::helo, A::hello, S::idle, 250, ""},
    {S::sender, E::ehlo, A::hello, S::idle, 250, ""},
    {S::sender, E::mail, A::refuse, S::sender, 503, "5.5.1"},
    {S::sender, E::rcpt, A::recipient, S::recipients, 250, "2.1.5"},
    {S::sender, E::data, A::refuse, S::sender, 503, "5.5.1"},
    {S::sender, E::auth, A::refuse, S::sender, 503, "5.5.1"},
    {S::sender, E::rset, A::reset, S::idle, 250, "2.0.0"},
    {S::sender, E::noop, A::nothing, S::sender, 250, "2.0.0"},
    {S::sender, E::vrfy, A::verify, S::sender, 252, "2.5.2"},
    {S::sender, E::expn, A::refuse, S::sender, 502, "5.5.1"},
    {S::sender, E::help, A::nothing, S::sender, 214, "2.0.0"},
    {S::sender, E::quit, A::close, S::closed, 221, "2.0.0"},
    {S::sender, E::unknown, A::refuse, S::sender, 500, "5.5.1"},

    {S::recipients, E::helo, A::hello, S::idle, 250, ""},
    {S::recipients, E::ehlo, A::hello, S::idle, 250, ""},
    {S::recipients, E::mail, A::refuse, S::recipients, 503, "5.5.1"},
    {S::recipients, E::rcpt, A::recipient, S::recipients, 250, "2.1.5"},
    {S::recipients, E::data, A::begin_content, S::content, 354, ""},
    {S::recipients, E::auth, A::refuse, S::recipients, 503, "5.5.1"},
    {S::recipients, E::rset, A::reset, S::idle, 250, "2.0.0"},
    {S::recipients, E::noop, A::nothing, S::recipients, 250, "2.0.0"},
    {S::recipients, E::vrfy, A::verify, S::recipients, 252, "2.5.2"},
    {S::recipients, E::expn, A::refuse, S::recipients, 502, "5.5.1"},
    {S::recipients, E::help, A::nothing, S::recipients, 214, "2.0.0"},
    {S::recipients, E::quit, A::close, S::closed, 221, "2.0.0"},
    {S::recipients, E::unknown, A::refuse, S::recipients, 500, "5.5.1"},

    {S::content, E::end_of_data, A::accept_message, S::idle, 250, "2.0.0"},
});

constexpr std::size_t kStates = static_cast<std::size_t>(S::closed) + 1;
constexpr std::size_t kEvents = static_cast<std::size_t>(E::connection) + 1;
constexpr std::uint8_t kNone = 255;
static_assert(kTransitions.size() < kNone);

// Where the row of a state and an event stands.
constexpr auto kIndex = [] {
  std::array<std::array<std::uint8_t, kEvents>, kStates> index{};
  for (auto& row : index) row.fill(kNone);
  for (std::size_t i = 0; i < kTransitions.size(); ++i) {
    const Transition& t = kTransitions[i];
    index[static_cast<std::size_t>(t.from)][static_cast<std::size_t>(t.on)] =
        static_cast<std::uint8_t>(i);
  }
  return index;
}();

}  // namespace

Event event_of(std::optional<Verb> verb) {
  static_assert(static_cast<int>(Event::helo) == static_cast<int>(Verb::helo) &&
                static_cast<int>(Event::auth) == static_cast<int>(Verb::auth));
  return verb ? static_cast<Event>(*verb) : Event::unknown;
}

std::span<const Transition> transitions() {
  return kTransitions;
}

const Transition* transition(ServerState from, Event on) {
  const std::uint8_t i = kIndex[static_cast<std::size_t>(from)][static_cast<std::size_t>(on)];
  return i == kNone ? nullptr : &kTransitions[i];
}

std::string_view fixed_text(const Transition& row) {
  switch (row.reply) {
    case 214:
      return "Commands: HELO EHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT";
    case 235:
      return "Authentication succeeded";
    case 252:
      return "Cannot verify the user; will accept mail for it and try to deliver";
    case 500:
      return "Command not recognized";
    case 502:
      return "Command not implemented";
    case 503:
      return "Bad sequence of commands";
    default:
      return "OK";
  }
}

std::string_view name(ServerState state) {
  static constexpr std::array<std::string_view, kStates> kNames{
      "connecting", "turned away", "greeted",    "idle",    "plain", "username",
      "password",   "sender",      "recipients", "content", "closed"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name(Event event) {
  static constexpr std::array<std::string_view, 7> kNames{
      "unknown verb", "AUTH PLAIN",  "AUTH LOGIN", "AUTH LOGIN with a name",
      "response",     "end of data", "connection"};
  if (event < Event::unknown) return name(static_cast<Verb>(event));
  return kNames[static_cast<std::size_t>(event) - static_cast<std::size_t>(Event::unknown)];
}

}  // namespace mailscope::smtp
