#pragma once
// RFC 5321 §2.3.1: what a message travels in.

#include <string>
#include <vector>

namespace mailscope::smtp {

struct Envelope {
  std::string sender;                   // the reverse-path without <>; empty: null reverse-path
  std::vector<std::string> recipients;  // the forward-paths without <>
  bool operator==(const Envelope&) const = default;
};

}  // namespace mailscope::smtp
