#pragma once
// Plays a dialog against a session and writes down what came of it, in the form of the file.

#include <set>
#include <string>
#include <utility>

#include "base/random.hpp"
#include "smtp/client_session.hpp"
#include "smtp/server_session.hpp"
#include "tests/smtp/dialog.hpp"

namespace mailscope::smtp::test {

// What the dialogs played so far have reached.
struct Reached {
  std::set<std::pair<ServerState, Event>> rows;       // with the row's own reply
  std::set<std::pair<ClientState, int>> client_rows;  // and the reply's first digit
  std::set<int> codes;                                // that a server said
};

std::string play_server(const Dialog& dialog, Feed feed, Reached& reached);
std::string play_client(const Dialog& dialog, Feed feed, Reached& reached);

// Both sessions against each other; every flight is cut into pieces as `cut` says, 0: not at all.
std::string play_both(const Dialog& dialog, std::size_t longest_piece, RandomStream& random);

ServerConfig server_config(const Dialog& dialog);
ClientConfig client_config(const Dialog& dialog);

}  // namespace mailscope::smtp::test
