#pragma once
// What a peer may not exceed.

#include <cstddef>

#include "base/time.hpp"

namespace mailscope::imap {

struct ServerLimits {
  std::size_t line = 8 * 1024;      // octets of a command line, without its literals
  std::size_t literal = 64 * 1024;  // octets of all literals of one command
  std::size_t depth = 8;            // parentheses within parentheses
  std::size_t items = 128;          // of a list, ranges of a set
  std::size_t bad_commands = 32;    // then the server hangs up
  Duration idle = minutes(30);      // RFC 3501 §5.4: the autologout timer, at least 30 minutes
};

struct ClientLimits {
  std::size_t line = 64 * 1024;            // octets of a response, without its literals
  std::size_t literal = 64 * 1024 * 1024;  // octets of all literals of one response
  std::size_t depth = 8;
  std::size_t items = 1 << 20;     // numbers in a search result
  Duration patience = minutes(5);  // without a byte from the server
};

}  // namespace mailscope::imap
