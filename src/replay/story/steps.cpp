#include "replay/story/steps.hpp"

#include <algorithm>
#include <variant>

#include "replay/run.hpp"

namespace mailscope::replay {
namespace {

template <class... Kinds>
bool is_one_of(const trace::Record& record) {
  return (std::holds_alternative<Kinds>(record.what) || ...);
}

// The end of every instant in which a packet left, arrived or was lost: what it set off in
// that instant belongs to it, and the next stop finds the clock moved on.
std::vector<RecordNumber> packet_stops(const trace::Trace& trace) {
  std::vector<RecordNumber> stops;
  bool packets = false;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const trace::Record& record = trace.records()[i];
    packets = packets || is_one_of<trace::PacketSent, trace::DatagramSent, trace::PacketDuplicated,
                                   trace::PacketArrived, trace::PacketLost>(record);
    const bool ends = i + 1 == trace.size() || trace.records()[i + 1].at > record.at;
    if (!ends) continue;
    if (packets) stops.emplace_back(i);
    packets = false;
  }
  return stops;
}

void sort_once_each(std::vector<RecordNumber>& stops) {
  std::sort(stops.begin(), stops.end());
  stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
}

std::vector<RecordNumber> line_stops(const std::vector<Transcript>& transcripts) {
  std::vector<RecordNumber> stops;
  for (const Transcript& transcript : transcripts) {
    for (const Line& line : transcript.lines) {
      if (line.heard) stops.push_back(line.heard);
    }
  }
  sort_once_each(stops);
  return stops;
}

std::vector<RecordNumber> beat_stops(const std::vector<Beat>& beats) {
  std::vector<RecordNumber> stops;
  for (const Beat& beat : beats) stops.push_back(beat.record);
  sort_once_each(stops);
  return stops;
}

RecordNumber last_of_building(const trace::Trace& trace) {
  const std::size_t count = count_of_building(trace);
  return count == 0 ? RecordNumber::none() : RecordNumber(count - 1);
}

}  // namespace

Steps::Steps(const trace::Trace& trace, const std::vector<Transcript>& transcripts,
             const std::vector<Beat>& beats)
    : start_(last_of_building(trace)),
      stops_{packet_stops(trace), line_stops(transcripts), beat_stops(beats)} {}

const std::vector<RecordNumber>& Steps::stops(Stride stride) const {
  return stops_[static_cast<std::size_t>(stride)];
}

std::optional<RecordNumber> Steps::next(Stride stride, RecordNumber from) const {
  const auto& all = stops(stride);
  const auto found = from.is_none() ? all.begin() : std::upper_bound(all.begin(), all.end(), from);
  if (found == all.end()) return std::nullopt;
  return *found;
}

std::optional<RecordNumber> Steps::previous(Stride stride, RecordNumber from) const {
  if (from.is_none()) return std::nullopt;
  const auto& all = stops(stride);
  const auto found = std::lower_bound(all.begin(), all.end(), from);
  if (found == all.begin()) return std::nullopt;
  return *(found - 1);
}

}  // namespace mailscope::replay
