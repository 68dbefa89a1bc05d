#pragma once
// Named sets of parameters.

#include <array>
#include <optional>
#include <string_view>

#include "net/tcp/parameters.hpp"

namespace mailscope::net::tcp {

Parameters current();  // what a current system does: the defaults

// The conventions of ns-3's TCP (3.37), by which its bulk transfers come out the same to the
// nanosecond: tests/net/tcp_reference.csv has them.
Parameters reference();

// The picture of a textbook: every segment is acknowledged at once, none waits for another, the
// congestion window begins with one segment and grows by one an acknowledgement.
Parameters textbook();

// By name: "current", "reference", "textbook".
inline constexpr std::array<std::string_view, 3> kProfiles{"current", "reference", "textbook"};
std::optional<Parameters> profile(std::string_view name);

}  // namespace mailscope::net::tcp
