#pragma once
// What the map is asked to show: one moment of one trace.

#include <cstdint>

#include "replay/losses.hpp"
#include "replay/packets.hpp"
#include "replay/story/presentation_clock.hpp"
#include "replay/world/world.hpp"

namespace mailscope::gui {

// How much of what happens is drawn.
enum class Detail : std::uint8_t {
  messages,  // envelopes alone
  dialog,    // and what is said, and the opening and closing of connections
  packets    // and the bytes of each packet
};

struct MapView {
  const trace::Trace& trace;
  const replay::World& world;  // after `cursor`
  const replay::Packets& packets;
  const replay::Losses& losses;
  const replay::PresentationClock& clock;
  RecordNumber cursor;
  Instant now;      // from the cursor's instant to the next record's: things move in between
  MessageId focus;  // the message of the chapter; none: nobody's
  Detail detail = Detail::dialog;
  // The moment was reached by a step and stands still: what begins to slide here is shown
  // where it comes to rest.
  bool settled = false;
};

}  // namespace mailscope::gui
