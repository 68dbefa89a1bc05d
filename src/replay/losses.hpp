#pragma once
// Packets that were lost and of which somebody still waits for what they carried.

#include <vector>

#include "base/ids.hpp"
#include "replay/packets.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

// Not of a bare acknowledgement, which the next one makes good, nor of what came to a host that
// is down.
class Losses {
 public:
  struct Loss {
    PacketId packet;
    RecordNumber lost;  // its PacketLost
    RecordNumber over;  // by which it stands no more; none, the greatest: it stands to the end
  };

  Losses(const trace::Trace& trace, const Packets& packets);

  // Those that at `cursor` were lost and not yet sent again, nor given up; in the order of dying.
  std::vector<PacketId> standing(RecordNumber cursor) const;

 private:
  std::vector<Loss> losses_;          // by `lost`
  std::vector<RecordNumber> latest_;  // of losses [0, i], the greatest `over`
};

}  // namespace mailscope::replay
