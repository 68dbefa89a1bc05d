#pragma once
// What a TCP can be told, under the names of this folder.

#include "policy/tcp.hpp"

namespace mailscope::net::tcp {

using policy::Growth;
using policy::Nagle;
using Parameters = policy::TcpParameters;

}  // namespace mailscope::net::tcp
