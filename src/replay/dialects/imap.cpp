#include <algorithm>

#include "base/text.hpp"
#include "replay/dialects/dialect.hpp"

namespace mailscope::replay {
namespace {

// RFC 3501 §2.2.1: a tag, then the command.
std::string command(std::string_view text) {
  take_word(text);
  const std::string_view verb = take_word(text);
  if (equals_ignoring_case(verb, "UID")) return "UID " + on_a_packet(take_word(text));
  return on_a_packet(verb);
}

// RFC 3501 §2.2.2: "* OK", "* 18 EXISTS", "a1 OK" or "+".
std::string reply(std::string_view text) {
  const std::string_view tag = take_word(text);
  if (tag == "+") return "+";
  const std::string_view word = take_word(text);
  const bool number = !word.empty() && std::all_of(word.begin(), word.end(), is_digit);
  return on_a_packet(number ? take_word(text) : word);
}

// RFC 3501 §7.4.2: BODY[...] comes with the text; the FLAGS that STORE answers do not.
std::size_t content_in_reply(std::string_view text) {
  return text.find("BODY[");
}

}  // namespace

const Dialect kImapDialect{command, reply, content_in_reply};

}  // namespace mailscope::replay
