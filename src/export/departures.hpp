#pragma once
// Every packet once, in the order in which senders put them on the wire: the frames of a
// capture and the rungs of a ladder. The copies that links make are not among them.

#include <vector>

#include "replay/packets.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

struct Departure {
  Instant at;
  PacketId packet;
};

std::vector<Departure> departures(const trace::Trace& trace, const replay::Packets& packets);

// Its queue was full, or its host went down while it waited.
bool died_before_it_left(const trace::Trace& trace, const replay::Packet& packet);

}  // namespace mailscope::exports
