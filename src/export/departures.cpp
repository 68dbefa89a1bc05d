#include "export/departures.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace mailscope::exports {

bool died_before_it_left(const trace::Trace& trace, const replay::Packet& packet) {
  return packet.lost && (packet.reason == trace::LossReason::queue_full ||
                         trace[packet.ended].at < packet.departs);
}

// One that never left stands behind those that waited before it: where it would have been sent.
std::vector<Departure> departures(const trace::Trace& trace, const replay::Packets& packets) {
  std::vector<Departure> all;
  std::map<std::pair<LinkId, HostId>, Instant> latest;  // by the link's direction
  for (std::size_t i = 0; i < packets.size(); ++i) {
    const replay::Packet& packet = packets[PacketId(i)];
    if (packet.copy) continue;
    const bool left = !died_before_it_left(trace, packet);
    Instant& last = latest[{packet.link, packet.from}];
    last = std::max(last, left ? packet.departs : trace[packet.sent].at);
    all.push_back({left ? packet.departs : last, PacketId(i)});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Departure& a, const Departure& b) { return a.at < b.at; });
  return all;
}

}  // namespace mailscope::exports
