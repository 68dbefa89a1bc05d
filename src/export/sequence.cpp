#include "export/sequence.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "export/mermaid_text.hpp"
#include "export/packet_notes.hpp"
#include "export/rung_text.hpp"
#include "export/rungs.hpp"
#include "replay/cast.hpp"
#include "replay/packets.hpp"
#include "texts/export.hpp"

namespace mailscope::exports {
namespace {

constexpr Duration kShortestPause = milliseconds(500);
constexpr std::size_t kRoomForTheEnd = 200;  // bytes

// A pause is longer than packets are on their way anyhow.
Duration pause_of(const trace::Trace& trace) {
  Duration pause = kShortestPause;
  for (const trace::Record& r : trace.records()) {
    const auto* link = std::get_if<trace::LinkAdded>(&r.what);
    if (link) pause = std::max(pause, link->latency * 4);
  }
  return pause;
}

// To what a person cares about: "59m58s", "1.2s" is written "1s200ms".
std::string roughly(Duration d) {
  const Duration unit = d >= minutes(1) ? seconds(1) : milliseconds(10);
  return format_duration(unit * ((d.ns() + unit.ns() / 2) / unit.ns()));
}

class Ladder : texts::Speaker {
 public:
  Ladder(const trace::Trace& trace, const std::string& title, texts::Language language)
      : Speaker(language), trace_(trace), pause_(pause_of(trace)) {
    out_ = fmt::format("sequenceDiagram\n  title {}\n", mermaid_text(title));
  }

  std::string draw() {
    const std::vector<Rung> all =
        fold_runs(fold_repeats(rungs(trace_, packets_, cast_, language_), trace_, language_),
                  packets_, texts_, pause_, language_);
    participants(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string rung = write(all[i]);
      if (out_.size() + rung.size() > kLongestSequence - kRoomForTheEnd) {
        end_early(all, i);
        break;
      }
      out_ += rung;
    }
    return std::move(out_);
  }

 private:
  static std::string id(HostId host) { return fmt::format("h{}", host.value()); }

  // Those who send or are sent something; if nobody is, all.
  void participants(const std::vector<Rung>& all) {
    std::vector<bool> seen(cast_.size());
    for (const Rung& rung : all) {
      if (rung.frame == 0) continue;
      seen[packets_[rung.packet].from.index()] = seen[packets_[rung.packet].to.index()] = true;
    }
    const bool silent = std::find(seen.begin(), seen.end(), true) == seen.end();
    for (const HostId host : replay::left_to_right(cast_)) {
      if (!silent && !seen[host.index()]) continue;
      shown_.push_back(host);
      const replay::CastMember& member = cast_[host.index()];
      const bool person = member.role == trace::HostRole::user_agent;
      out_ += fmt::format("  {} {} as {}\n", person ? "actor" : "participant", id(host),
                          mermaid_text(person ? member.title : member.name));
    }
  }

  std::size_t place(HostId host) const {
    const auto found = std::find(shown_.begin(), shown_.end(), host);
    return static_cast<std::size_t>(found - shown_.begin());
  }

  std::string note(const std::string& text, HostId one = HostId::none(),
                   HostId other = HostId::none()) const {
    if (shown_.empty()) return {};
    std::size_t left = one ? place(one) : 0;
    std::size_t right = other ? place(other) : shown_.size() - 1;
    if (left == shown_.size() || right == shown_.size()) left = 0, right = shown_.size() - 1;
    if (left > right) std::swap(left, right);
    const std::string over =
        left == right ? id(shown_[left]) : id(shown_[left]) + "," + id(shown_[right]);
    return fmt::format("  Note over {}: {}\n", over, mermaid_text(text));
  }

  std::string write(const Rung& rung) {
    std::string out;
    if (rung.at - last_ > pause_) {
      out += note(say(texts::kExport.later, roughly(rung.at - last_), format_clock(rung.at)));
    }
    last_ = std::max(last_, rung.until);
    if (rung.frame == 0) return out + note(rung.note, rung.left, rung.right);
    if (rung.frame != next_) out += fmt::format("  autonumber {}\n", rung.frame);
    next_ = rung.frame + 1;
    return out + arrow(packets_[rung.packet], texts_.of(rung.packet).text);
  }

  // Solid: it carries bytes; dotted: TCP alone; a cross: it does not arrive.
  static std::string arrow(const replay::Packet& packet, const std::string& text) {
    const bool empty = packet.payload == 0;
    const std::string_view head = packet.lost ? (empty ? "--x" : "-x") : (empty ? "-->>" : "->>");
    return fmt::format("  {}{}{}: {}\n", id(packet.from), head, id(packet.to), mermaid_text(text));
  }

  void end_early(const std::vector<Rung>& all, std::size_t from) {
    std::size_t packets = packets_.size();
    for (std::size_t i = from; i < all.size(); ++i) {
      if (all[i].frame == 0) continue;
      packets = all[i].frame - 1;
      break;
    }
    out_ += note(
        say(texts::kExport.ends_here, std::to_string(packets), std::to_string(packets_.size())));
  }

  const trace::Trace& trace_;
  Duration pause_;
  const replay::Cast cast_ = replay::cast_of(trace_);
  const replay::Packets packets_{trace_};
  const PacketNotes notes_{trace_, packets_, cast_, language_};
  const RungTexts texts_{trace_, packets_, notes_, language_};
  std::vector<HostId> shown_;  // from left to right
  std::size_t next_ = 0;       // the number that the next arrow would get; 0: none yet
  Instant last_;
  std::string out_;
};

}  // namespace

std::string sequence(const trace::Trace& trace, const std::string& title,
                     texts::Language language) {
  return Ladder(trace, title, language).draw();
}

}  // namespace mailscope::exports
