#pragma once
// What the sessions of all protocols have in common. A session is one end of one connection, as a
// state machine without I/O. Its owner tells it what happened, and when, and after each such call
// polls it until there is nothing more: what was heard and said, questions to the owner, and what
// is to be done with the connection.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "base/time.hpp"

namespace mailscope {

// What a piece of a dialog is, for any protocol:
//   command         what a client asks: SMTP's and IMAP's commands, HTTP's request and its fields
//   reply           what a server says: SMTP's replies, IMAP's responses and continuations, HTTP's
//                   response and its fields
//   content         what is carried for somebody else: SMTP's mail data, IMAP's literals, HTTP's
//                   body
//   end_of_content  what ends it, if that is said: SMTP's lone dot, HTTP's last chunk
enum class LineKind : std::uint8_t { command, reply, content, end_of_content };

// An output: close the connection once all that was said has gone.
struct Hangup {};

// An output: bytes to send.
template <class Output>
concept Speech = requires(const Output& output) {
  { output.bytes } -> std::convertible_to<std::string_view>;
  { output.kind } -> std::convertible_to<LineKind>;
};

template <class S>
concept Session = requires(S& session, const S& same, std::string_view bytes, Instant now) {
  session.connected(now);
  session.receive(bytes, now);
  session.closed();      // the peer sends nothing more
  session.timeout(now);  // harmless before deadline()
  { same.deadline() } -> std::same_as<std::optional<Instant>>;
  std::holds_alternative<Hangup>(*session.poll());  // an optional variant of its outputs
};

}  // namespace mailscope
