#include "replay/story/lanes.hpp"

#include <array>
#include <variant>

namespace mailscope::replay {
namespace {

class LaneCollector {
 public:
  LaneCollector(const trace::Trace& trace, const Packets& packets, const PresentationClock& clock)
      : trace_(trace), packets_(packets), clock_(clock) {}

  void read(RecordNumber n) {
    number_ = n;
    std::visit([this](const auto& what) { see(what); }, trace_[n].what);
  }

  std::vector<Lane> take() {
    for (Lane& lane : lanes_)  // what has not ended lasts to the end
      for (LaneBand& band : lane.bands)
        if (band.to < band.from) band.to = clock_.length();
    return std::move(lanes_);
  }

 private:
  Lane& here() { return lanes_[trace_[number_].host.index()]; }
  Duration now() const { return clock_.screen_at(trace_[number_].at); }

  template <class T>
  void see(const T&) {}
  void see(const trace::HostAdded&) {
    Lane lane;
    lane.host = trace_[number_].host;
    lanes_.push_back(std::move(lane));
  }
  void see(const trace::LinkAdded& r) { ends_.push_back({r.a, r.b}); }
  void see(const trace::HostDown&) {
    here().bands.push_back({LaneBand::Kind::down, now(), nanoseconds(-1)});
  }
  void see(const trace::HostUp&) { end(here(), LinkId::none()); }
  void see(const trace::LinkDown& r) {
    for (const HostId host : ends_[r.link.index()])
      lanes_[host.index()].bands.push_back({LaneBand::Kind::cut, now(), nanoseconds(-1), r.link});
  }
  void see(const trace::LinkUp& r) {
    for (const HostId host : ends_[r.link.index()]) end(lanes_[host.index()], r.link);
  }
  void end(Lane& lane, LinkId link) {
    for (LaneBand& band : lane.bands)
      if (band.link == link && band.to < band.from) band.to = now();
  }
  void see(const trace::PacketSent& r) { mark(r.packet); }
  void see(const trace::DatagramSent& r) { mark(r.packet); }
  void mark(PacketId id) {
    const Packet& packet = packets_[id];
    lanes_[packet.from.index()].marks.push_back({now(), number_, packet.protocol, packet.lost});
  }
  void see(const trace::ConnectionFailed&) { fail(); }
  void see(const trace::RecipientDeferred&) { fail(); }
  void fail() {
    if (trace_[number_].host) here().marks.push_back({now(), number_, {}, true});
  }

  const trace::Trace& trace_;
  const Packets& packets_;
  const PresentationClock& clock_;
  RecordNumber number_;
  std::vector<Lane> lanes_;
  std::vector<std::array<HostId, 2>> ends_;  // by LinkId
};

}  // namespace

std::vector<Lane> lanes(const trace::Trace& trace, const Packets& packets,
                        const PresentationClock& clock) {
  LaneCollector maker(trace, packets, clock);
  for (std::size_t i = 0; i < trace.size(); ++i) maker.read(RecordNumber(i));
  return maker.take();
}

}  // namespace mailscope::replay
