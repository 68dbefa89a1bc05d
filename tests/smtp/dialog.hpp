#pragma once
// Dialogs as files. A file holds several, each under a line `== title`:
//
//   # RFC 5321 §4.1.4: why it must go like this
//   with: recipients 2          a setting of the session under test
//   C: NOOP                     fed to a server, expected of a client; S: the other way round
//   C- half a line              fed without a CRLF
//   +30s                        time passes
//   state: idle                 what state() must be
//   closed                      the peer closes its end
//   => hangup                   anything else that must come out
//   send: a@b -> c@d, e@f       what a client's owner does whenever it is Ready: a message;
//                               behind each address may stand its parameters, as SMTP has them
//   | Hello                     ... and its content, a line each
//   quit                        or the end
//
// In lines that are fed \r \n \0 \t \\ are bytes, and {600*a} is six hundred times a.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "smtp/envelope.hpp"

namespace mailscope::smtp::test {

struct Step {
  enum class Kind { feed, expect, advance, state, closed } kind;
  std::string line;   // as it stands in the file
  std::string bytes;  // to feed
  Duration by;        // to advance
};

struct Order {  // of a client's owner
  bool quit = false;
  Envelope envelope;
  std::string content;
};

struct Dialog {
  std::string title;  // with the file's name
  std::vector<std::string> reasons;
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<Order> orders;
  std::vector<Step> steps;
};

// The dialogs of every file of dialogs/`folder`. `fed` is who speaks to the session under test:
// 'C', 'S', or neither when two sessions talk to each other.
std::vector<Dialog> dialogs_in(std::string_view folder, char fed);

// How the bytes arrive: a line at a time, a byte at a time, all lines up to the next pause at once.
enum class Feed { lines, bytes, ahead };
inline constexpr Feed kFeeds[] = {Feed::lines, Feed::bytes, Feed::ahead};

// Every line of bytes that was said, as a dialog writes it.
std::vector<std::string> said(char who, std::string_view bytes);

// What the dialog must come out as, when it is fed like that.
std::string expected(const Dialog& dialog, Feed feed);

}  // namespace mailscope::smtp::test
