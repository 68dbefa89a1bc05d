#include "replay/losses.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <variant>

namespace mailscope::replay {
namespace {

// A segment's place among the bytes of its side; SYN and FIN count as one each (RFC 9293 §3.4).
struct Range {
  std::uint32_t begin = 0, size = 0;
  bool overlaps(const Range& other) const {  // modulo 2^32
    return other.begin - begin < size || begin - other.begin < other.size;
  }
};

Range range_of(const trace::PacketSent& sent) {
  constexpr auto kCounted = trace::tcp_flags::syn | trace::tcp_flags::fin;
  const bool counts = (sent.flags & kCounted) != 0;
  return {sent.seq, static_cast<std::uint32_t>(sent.payload.size) + (counts ? 1u : 0u)};
}

// Who sends to whom, and over which connection; none: datagrams.
using Way = std::tuple<ConnectionId, HostId, HostId>;
Way way_of(const Packet& packet) {
  return {packet.connection, packet.from, packet.to};
}

class LossCollector {
 public:
  LossCollector(const trace::Trace& trace, const Packets& packets)
      : trace_(trace), packets_(packets) {}

  void read(RecordNumber n) {
    number_ = n;
    std::visit([this](const auto& what) { see(what); }, trace_[n].what);
  }
  std::vector<Losses::Loss> take() { return std::move(losses_); }

 private:
  template <class T>
  void see(const T&) {}

  void see(const trace::PacketSent& r) {
    const Range range = range_of(r);
    end_if(way_of(packets_[r.packet]), [&](const Losses::Loss& loss) {
      return range_of(segment(loss.packet)).overlaps(range);
    });
  }
  void see(const trace::DatagramSent& r) { end_all(way_of(packets_[r.packet])); }
  void see(const trace::PacketLost& r) {
    const Packet& packet = packets_[r.packet];
    const bool bare = packet.connection && range_of(segment(r.packet)).size == 0;
    if (bare || packet.copy || r.reason == trace::LossReason::host_down) return;
    waiting_[way_of(packet)].push_back(losses_.size());
    losses_.push_back({r.packet, number_, RecordNumber::none()});
  }
  // Nobody waits any more.
  void see(const trace::ConnectionFailed& r) { end_of(r.connection, trace_[number_].host); }
  void see(const trace::TcpStateChanged& r) {
    if (r.to == trace::TcpState::closed) end_of(r.connection, trace_[number_].host);
  }
  void see(const trace::LookupEnded&) { end_of(ConnectionId::none(), trace_[number_].host); }

  const trace::PacketSent& segment(PacketId packet) const {
    return std::get<trace::PacketSent>(trace_[packets_[packet].content].what);
  }
  void end_of(ConnectionId connection, HostId host) {
    const Way first{connection, HostId(0), HostId(0)};
    for (auto it = waiting_.lower_bound(first);
         it != waiting_.end() && std::get<ConnectionId>(it->first) == connection; ++it)
      if (std::get<1>(it->first) == host ||
          (connection.is_none() && std::get<2>(it->first) == host))
        end_all(it->first);
  }
  void end_all(const Way& way) {
    end_if(way, [](const Losses::Loss&) { return true; });
  }
  template <class Condition>
  void end_if(const Way& way, const Condition& condition) {
    const auto found = waiting_.find(way);
    if (found == waiting_.end()) return;
    std::erase_if(found->second, [&](std::size_t i) {
      const bool over = condition(losses_[i]);
      if (over) losses_[i].over = number_;
      return over;
    });
  }

  const trace::Trace& trace_;
  const Packets& packets_;
  RecordNumber number_;
  std::vector<Losses::Loss> losses_;
  std::map<Way, std::vector<std::size_t>> waiting_;  // by place in losses_
};

}  // namespace

Losses::Losses(const trace::Trace& trace, const Packets& packets) {
  LossCollector collector(trace, packets);
  for (std::size_t i = 0; i < trace.size(); ++i) collector.read(RecordNumber(i));
  losses_ = collector.take();
  RecordNumber latest(0);
  for (const Loss& loss : losses_) latest_.push_back(latest = std::max(latest, loss.over));
}

std::vector<PacketId> Losses::standing(RecordNumber cursor) const {
  std::vector<PacketId> found;
  if (cursor.is_none()) return found;
  const auto behind =
      std::upper_bound(losses_.begin(), losses_.end(), cursor,
                       [](RecordNumber now, const Loss& loss) { return now < loss.lost; });
  // Before a loss whose `latest_` has passed none stands.
  for (auto i = static_cast<std::size_t>(behind - losses_.begin()); i-- > 0;) {
    if (latest_[i] <= cursor) break;
    if (losses_[i].over > cursor) found.push_back(losses_[i].packet);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

}  // namespace mailscope::replay
