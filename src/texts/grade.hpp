#pragma once
// What a scenario expects, and what happened instead.

#include "texts/text.hpp"

namespace mailscope::texts {

// An expectation is put together from the inside: «message 1», «message 1 to bob@hamburger.edu»,
// «message 1 to bob@hamburger.edu is delivered».
struct GradeTexts {
  Text<1> message{{"number"}, "message {number}"};
  Phrase every_message{"every message"};
  Text<2> to{{"message", "address"}, "{message} to {address}"};
  Text<2> is{{"message", "fate"}, "{message} is {fate}"};
  Text<2> after{{"message", "count"}, "{message} after {count} attempts"};
  Text<2> also_after{{"message", "count"}, "{message}, after {count} attempts"};
  Text<2> copies{{"message", "count"}, "{message} in {count} copies"};
  Text<2> also_copies{{"message", "count"}, "{message}, in {count} copies"};
  Text<3> connections{{"count", "client", "server"},
                      "{count} connections from {client} to {server}"};
  Phrase no_message{"no such message was sent"};
  Text<2> other_attempts{{"address", "count"}, "{address}: {count} attempts"};
  Text<2> other_copies{{"address", "count"}, "{address}: {count} copies"};
  Text<1> other_connections{{"count"}, "{count} connections"};
};
inline constexpr GradeTexts kGrade;

}  // namespace mailscope::texts
