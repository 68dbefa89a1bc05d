#pragma once
// What is known of a packet at a moment, for who points at it.

#include "gui/kit/card.hpp"
#include "replay/packets.hpp"
#include "replay/world/world.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct PacketMoment {
  const trace::Trace& trace;
  const replay::Packets& packets;
  const replay::World& world;  // for the names of hosts
  RecordNumber cursor;
  Instant now;
};

Card packet_card(const PacketMoment& moment, PacketId packet, texts::Language language);

}  // namespace mailscope::gui
