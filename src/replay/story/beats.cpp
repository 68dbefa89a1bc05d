#include <algorithm>
#include <variant>

#include "replay/story/beat.hpp"
#include "replay/story/beat_collector.hpp"

namespace mailscope::replay {

std::vector<Beat> BeatCollector::collect() {
  for (std::size_t i = 0; i < trace_.size(); ++i) {
    number_ = RecordNumber(i);
    host_ = trace_[number_].host;
    hear();
    std::visit([this](const auto& what) { see(what); }, trace_[number_].what);
  }
  std::stable_sort(beats_.begin(), beats_.end(),
                   [](const Beat& a, const Beat& b) { return a.record < b.record; });
  return std::move(beats_);
}

Beat& BeatCollector::tell(BeatKind kind, MessageId about, Beat rest) {
  rest.record = number_;
  rest.kind = kind;
  rest.story = index_.story_of(about);
  rest.copy = index_.is_copy(about);
  rest.notification = index_.notification(about).has_value();
  return beats_.emplace_back(rest);
}

bool BeatCollector::is_of_others(SessionId session) const {
  const MessageId message = message_in(session);
  return message && !told_of(message);
}

std::uint32_t BeatCollector::attempt_in(SessionId session) const {
  return session ? sessions_[session.index()].attempt : 0;
}

const SessionFacts* BeatCollector::session_over(ConnectionId connection) const {
  const SessionId id = index_.session_over(connection);
  return id ? &index_.session(id) : nullptr;
}

HostId BeatCollector::host_of(ConnectionId connection, Side side) const {
  const auto& ends = connections_[connection.index()];
  return side == Side::client ? ends.first : ends.second;
}

bool BeatCollector::begins_a_line(SessionId session, Side side, std::uint32_t offset) const {
  if (!session) return false;
  const auto& lines = sessions_[session.index()].lines[static_cast<std::size_t>(side)];
  return std::binary_search(lines.begin(), lines.end(), offset);
}

bool BeatCollector::is_up(HostId host) const {
  return std::find(down_.begin(), down_.end(), host) == down_.end();
}

std::vector<Beat> all_beats(const trace::Trace& trace, const std::vector<WrittenMessage>& written,
                            const std::vector<Transcript>& transcripts) {
  return BeatCollector(trace, written, transcripts).collect();
}

const Beat* beat_at(const std::vector<Beat>& beats, RecordNumber cursor) {
  if (cursor.is_none()) return nullptr;
  const auto behind =
      std::upper_bound(beats.begin(), beats.end(), cursor,
                       [](RecordNumber now, const Beat& beat) { return now < beat.record; });
  return behind == beats.begin() ? nullptr : &*(behind - 1);
}

}  // namespace mailscope::replay
