#pragma once
// The timeline: a lane for each host, with what it sent, and when it was down or a link of its was
// cut, on the clock of the show.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.hpp"
#include "replay/packets.hpp"
#include "replay/story/presentation_clock.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct LaneMark {
  Duration screen;
  RecordNumber record;  // PacketSent, DatagramSent, ConnectionFailed or RecipientDeferred
  std::optional<trace::Protocol> protocol;  // of the packet
  bool failed = false;  // a packet that was lost, a connection or an attempt that failed
};
struct LaneBand {
  enum class Kind : std::uint8_t { down, cut };  // the host, a link of its
  Kind kind = Kind::down;
  Duration from, to;
  LinkId link = {};  // that is cut
};
struct Lane {
  HostId host;
  std::vector<LaneMark> marks;  // by time
  std::vector<LaneBand> bands;
};

std::vector<Lane> lanes(const trace::Trace& trace, const Packets& packets,
                        const PresentationClock& clock);  // by HostId

}  // namespace mailscope::replay
