#pragma once
// Between a server's 250 to the end of the data and the moment at which the client hears it, both
// answer for the message (RFC 5321 §4.5.4.1, §6.1); if the reply is lost, that takes long.

#include <vector>

#include "replay/world/world.hpp"

namespace mailscope::replay {

// Besides the holder of its custody: hosts whose queue has not done with the recipient.
std::vector<HostId> also_answer(const World& world, const Message& message, std::size_t recipient);

// Everybody who answers for the message and for the copies that mailing lists have made of it, each
// host once: whom the map, its line and every other view name. Nobody: it was told, or is lost.
std::vector<Custody> answering(const World& world, MessageId message);

}  // namespace mailscope::replay
