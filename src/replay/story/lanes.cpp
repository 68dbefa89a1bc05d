#include "replay/story/lanes.hpp"

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
    for (Lane& lane : lanes_) {  // who is still down stays down to the end
      if (!lane.down.empty() && lane.down.back().to < lane.down.back().from) {
        lane.down.back().to = clock_.length();
      }
    }
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
  void see(const trace::HostDown&) { here().down.push_back({now(), nanoseconds(-1)}); }
  void see(const trace::HostUp&) {
    if (!here().down.empty()) here().down.back().to = now();
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
};

}  // namespace

std::vector<Lane> lanes(const trace::Trace& trace, const Packets& packets,
                        const PresentationClock& clock) {
  LaneCollector maker(trace, packets, clock);
  for (std::size_t i = 0; i < trace.size(); ++i) maker.read(RecordNumber(i));
  return maker.take();
}

}  // namespace mailscope::replay
