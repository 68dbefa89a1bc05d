#pragma once
// What a scenario says of a mail server, in the words of its program.

#include <cstdint>

#include "nodes/server/mail_server.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::sim {

// `address`: IPv4, host byte order.
nodes::MailServerConfig server_config(const scenario::Scenario& scenario,
                                      const scenario::Server& server, std::uint32_t address);

}  // namespace mailscope::sim
