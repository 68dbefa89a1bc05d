#include "export/capture.hpp"

#include <algorithm>
#include <tuple>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "export/departures.hpp"
#include "export/packet_notes.hpp"
#include "export/pcapng_writer.hpp"
#include "export/story.hpp"
#include "replay/cast.hpp"
#include "replay/packet_bytes.hpp"
#include "replay/packets.hpp"
#include "replay/story/chapter.hpp"
#include "texts/export.hpp"
#include "wire/headers.hpp"

namespace mailscope::exports {
namespace {

using Direction = PcapngWriter::Direction;

// 64 bits of nanoseconds end in 2554. A scenario that begins later than this has its date in
// if_tsoffset, which not every reader knows.
constexpr std::int64_t kLatestDate = 9'000'000'000;

struct Seen {
  Instant at;
  RecordNumber because;  // its sending or its arrival: the order within an instant
  PacketId packet;
  Direction direction = Direction::unknown;
};

std::string rate(std::uint64_t bits_per_second) {
  if (bits_per_second % 1'000'000 == 0)
    return fmt::format("{} Mbit/s", bits_per_second / 1'000'000);
  if (bits_per_second % 1'000 == 0) return fmt::format("{} kbit/s", bits_per_second / 1'000);
  return fmt::format("{} bit/s", bits_per_second);
}

std::string describe(const trace::LinkAdded& link, texts::Language language) {
  const std::string there = rate(link.bits_per_second), back = rate(link.bits_per_second_back);
  return fmt::format("{}, {}", format_duration(link.latency),
                     there == back ? there : texts::kExport.rates.in(language, there, back));
}

// One bit of the checksum itself: what else it might have hit stays readable.
void damage(std::string& packet) {
  const bool udp = packet[9] == static_cast<char>(wire::kUdpProtocol);
  char& hit = packet[wire::kIpv4HeaderSize + (udp ? 7 : 17)];
  hit = static_cast<char>(hit ^ 1);
}

class Capturer {
 public:
  Capturer(const trace::Trace& trace, const CaptureChoice& choice)
      : trace_(trace), choice_(choice) {}

  std::string run() {
    out_.section({std::string(texts::kExport.network.in(choice_.language)), "Mailscope",
                  choice_.application, choice_.title});
    if (choice_.at) {
      host_interface(cast_[choice_.at->index()]);
    } else {
      for (const trace::Record& r : trace_.records()) {
        if (const auto* link = std::get_if<trace::LinkAdded>(&r.what)) link_interface(*link);
      }
    }
    std::vector<PcapngWriter::Name> names;
    for (const replay::CastMember& member : cast_) names.push_back({member.address, member.name});
    out_.names(names);
    for (const Seen& seen : choice_.at ? seen_at(*choice_.at) : sent_by_all()) write(seen);
    return out_.take();
  }

 private:
  std::int64_t offset() const { return choice_.starts_at > kLatestDate ? choice_.starts_at : 0; }

  void host_interface(const replay::CastMember& host) {
    out_.interface({std::string(host.name), std::string(host.title), host.address, 0, offset()});
  }
  void link_interface(const trace::LinkAdded& link) {
    const auto name = [&](HostId id) { return cast_[id.index()].name; };
    const bool even = link.bits_per_second == link.bits_per_second_back;
    out_.interface({fmt::format("{} - {}", name(link.a), name(link.b)),
                    describe(link, choice_.language),
                    {},
                    even ? link.bits_per_second : 0,
                    offset()});
  }

  std::vector<Seen> sent_by_all() const {
    std::vector<Seen> all;
    for (const Departure& d : departures(trace_, packets_)) {
      all.push_back({d.at, packets_[d.packet].sent, d.packet, Direction::unknown});
    }
    return all;
  }

  std::vector<Seen> seen_at(HostId host) const {
    std::vector<Seen> all;
    for (std::size_t i = 0; i < packets_.size(); ++i) {
      const replay::Packet& packet = packets_[PacketId(i)];
      if (packet.from == host && !packet.copy && !died_before_it_left(trace_, packet)) {
        all.push_back({packet.departs, packet.sent, PacketId(i), Direction::outbound});
      }
      if (packet.to == host && packet.ended && (!packet.lost || is_damaged(packet))) {
        all.push_back({packet.ends, packet.ended, PacketId(i), Direction::inbound});
      }
    }
    std::sort(all.begin(), all.end(), [](const Seen& a, const Seen& b) {
      return std::tie(a.at, a.because) < std::tie(b.at, b.because);
    });
    return all;
  }
  static bool is_damaged(const replay::Packet& packet) {
    return packet.lost && packet.reason == trace::LossReason::corrupted;
  }

  void write(const Seen& seen) {
    const replay::Packet& packet = packets_[seen.packet];
    std::string bytes = bytes_.ip_packet(seen.packet);
    if (seen.direction == Direction::inbound && is_damaged(packet)) damage(bytes);
    PcapngWriter::Packet out;
    out.interface = choice_.at ? 0 : packet.link.value();
    const std::int64_t start = offset() == 0 ? choice_.starts_at : 0;
    out.timestamp = static_cast<std::uint64_t>(seconds(start).ns() + seen.at.ns());
    out.direction = seen.direction;
    out.bytes = bytes;
    out.comments = comments(seen);
    out_.packet(out);
  }

  std::vector<std::string> comments(const Seen& seen) const {
    std::vector<std::string> all;
    if (std::string step = story_.at(seen.because); !step.empty()) all.push_back(std::move(step));
    if (packets_[seen.packet].copy) all.emplace_back(texts::kExport.copy.in(choice_.language));
    if (std::string death = notes_.death(seen.packet); !death.empty()) all.push_back(death);
    for (const std::string_view rule : notes_.rules(seen.packet)) {
      all.push_back(texts::kExport.rule.in(choice_.language, rule));
    }
    return all;
  }

  const trace::Trace& trace_;
  const CaptureChoice& choice_;
  const replay::Cast cast_ = replay::cast_of(trace_);
  const replay::Packets packets_{trace_};
  const replay::PacketBytes bytes_{trace_, packets_};
  const replay::Chapter chapter_{trace_};
  const Story story_{chapter_, cast_, choice_.language};
  const PacketNotes notes_{trace_, packets_, cast_, choice_.language};
  PcapngWriter out_;
};

}  // namespace

std::string capture(const trace::Trace& trace, const CaptureChoice& choice) {
  return Capturer(trace, choice).run();
}

}  // namespace mailscope::exports
