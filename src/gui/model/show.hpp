#pragma once
// Everything that the window shows of one run: computed from the trace when a story is
// opened, and constant from then on; only the replay keeps a world that wanders.

#include <string>
#include <string_view>
#include <vector>

#include "gui/model/conversations.hpp"
#include "gui/model/lane_scale.hpp"
#include "gui/model/sessions.hpp"
#include "gui/model/stream_numbers.hpp"
#include "replay/exchanges.hpp"
#include "replay/losses.hpp"
#include "replay/lost_bytes.hpp"
#include "replay/packet_bytes.hpp"
#include "replay/packets.hpp"
#include "replay/run.hpp"
#include "replay/story/beat.hpp"
#include "replay/story/chapter.hpp"
#include "replay/story/lanes.hpp"
#include "replay/story/presentation_clock.hpp"
#include "replay/story/steps.hpp"
#include "replay/transcript.hpp"
#include "replay/world/cursor.hpp"
#include "trace/trace.hpp"

namespace mailscope::gui {

struct Show {
  explicit Show(trace::Trace the_trace);
  Show(const Show&) = delete;  // its parts refer to its trace
  Show& operator=(const Show&) = delete;

  const trace::Trace trace;
  const replay::Run run;
  const replay::Packets packets;
  const std::vector<replay::Transcript> transcripts;  // by SessionId
  const std::vector<replay::Exchange> exchanges;
  const replay::Chapter chapter;
  const std::vector<replay::Beat> beats;
  const std::vector<std::string_view> narration;  // by beat; empty: the author says nothing
  const replay::Steps steps;
  const replay::PresentationClock clock;
  const std::vector<replay::Lane> lanes;  // by HostId
  const LaneScale lane_scale;
  const std::vector<SessionStory> sessions;  // by SessionId
  const Conversations conversations;
  const StreamNumbers numbers;
  const replay::PacketBytes bytes;
  const replay::LostBytes lost;
  const replay::Losses losses;
  const replay::World cast;  // as it was built: who is who
  replay::Replay replay;

  // Everything that may be written about this run, for the font atlas.
  std::string characters() const;
};

}  // namespace mailscope::gui
