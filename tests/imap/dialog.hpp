#pragma once
// A dialog as a file. Lines:
//   C: text, S: text   what client and server say, CRLF behind each
//   => event           what else the session under test hands out: "hangup", "seen 5 yes"
//   state: name        the session's state at this point
//   +30m               so much time passes
//   # text             for the reader

#include <filesystem>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "imap/mailbox_view.hpp"

namespace mailscope::imap::test {

struct Step {
  enum class Kind { heard_from_peer, expected, state, time } kind;
  std::string text;  // bytes with CRLFs; "S: ...", "C: ..." or "=> ..." lines; a state's name
  Duration wait = {};
};

// `peer` is 'C' or 'S': the side that the runner plays. Neighbouring lines of one kind are one
// step.
std::vector<Step> read_dialog(const std::filesystem::path& file, char peer);

std::vector<std::filesystem::path> dialogs_in(const char* folder);

// What a session says, each line as the file writes it.
std::string lines_said(char side, const std::string& bytes);

enum class Feed { whole, byte_by_byte, with_trailing_bytes };
inline constexpr Feed kFeeds[] = {Feed::whole, Feed::byte_by_byte, Feed::with_trailing_bytes};
const char* name(Feed feed);

// Plays the peer's part of `steps` against `session` and compares what comes out. `out(output)`
// tells an output as lines of the file ("" when the file does not show it), and answers questions.
template <class Session, class Describe>
void play(Session& session, const std::vector<Step>& steps, Feed feed, Describe describe,
          std::vector<std::string>& differences);

// Bob's inbox: UID 3 (seen), 5, and 8, which has no header.
MailboxSnapshot bobs_inbox();

}  // namespace mailscope::imap::test

#include "tests/imap/dialog_play.hpp"
