#pragma once
// Which packet is looked at.

#include <string>
#include <vector>

#include "gui/model/show.hpp"

namespace mailscope::gui {

// The packet that the story is at: the last that left or came to its end; none: none has left.
PacketId packet_at(const Show& show, RecordNumber cursor);

// The next (1) or previous (-1) packet of the same connection, or for a datagram between the
// same hosts; none: there is none.
PacketId neighbour(const Show& show, PacketId packet, int step);

// The packet that was sent again as this one, or this one again; none: neither was.
struct Repeats {
  PacketId before, after;
};
Repeats repeats_of(const Show& show, PacketId packet);

// The texts of the link's rules that fitted a packet, which record `sent` let go, by `cursor`.
std::vector<std::string> rules_on(const trace::Trace& trace, RecordNumber sent, PacketId packet,
                                  RecordNumber cursor);

// People count packets from 1.
std::string number_of(PacketId packet);

}  // namespace mailscope::gui
