#pragma once
// Named sets of parameters.

#include "net/tcp/parameters.hpp"

namespace mailscope::net::tcp {

Parameters current();  // what a current system does: the defaults

// The conventions of ns-3's TCP (3.37), by which its bulk transfers come out the same to the
// nanosecond: tests/net/tcp_reference.csv has them.
Parameters reference();

}  // namespace mailscope::net::tcp
