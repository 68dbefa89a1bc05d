#pragma once
// How TCP behaves in a scenario: its profile, and what the scenario chooses otherwise.

#include "net/tcp/parameters.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::sim {

net::tcp::Parameters tcp_parameters(const scenario::Tcp& tcp);

}  // namespace mailscope::sim
