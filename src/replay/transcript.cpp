#include "replay/transcript.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <variant>

#include "replay/dialects/dialect.hpp"

namespace mailscope::replay {
namespace {

// A transcript in the making.
struct Draft {
  Transcript transcript;
  std::optional<smtp::Phase> phase;           // so far
  std::array<std::size_t, 2> next_unheard{};  // by Side of the speaker: an index into lines
  std::deque<std::size_t> unanswered;         // by place: what awaits a reply, in order

  void add(const trace::Trace& trace, RecordNumber n, const trace::Said& said) {
    std::string_view text = trace.text(said.text);
    const auto after = dialect(transcript.protocol).phase_after;
    if (after) phase = after(phase.value_or(smtp::Phase::handshake), said, text);
    const auto command = after ? command_of(said) : std::nullopt;
    std::uint64_t position = said.begin;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find("\r\n"), text.size());
      const std::size_t whole = std::min(end + 2, text.size());
      Line line;
      line.side = said.side;
      line.kind = said.line;
      line.phase = command ? transcript.lines[*command].phase : phase;
      line.answers = command;
      line.text = text.substr(0, end);
      line.said = n;
      line.said_at = trace[n].at;
      line.begin = position;
      line.end = position + whole;
      transcript.lines.push_back(line);
      position += whole;
      text.remove_prefix(whole);
    }
  }

  // What a reply answers is answered with it; what awaits one is noted.
  std::optional<std::size_t> command_of(const trace::Said& said) {
    if (said.side == Side::client) {
      if (said.line != trace::LineKind::content) unanswered.push_back(transcript.lines.size());
      return std::nullopt;
    }
    if (unanswered.empty()) return std::nullopt;
    const std::size_t first = unanswered.front();
    unanswered.pop_front();
    return first;
  }

  // `total` bytes of what `speaker` said have been handed to the other side.
  void hear(Side speaker, std::uint64_t total, RecordNumber n, Instant at) {
    auto& lines = transcript.lines;
    std::size_t& next = next_unheard[static_cast<std::size_t>(speaker)];
    for (; next < lines.size(); ++next) {
      if (lines[next].side != speaker) continue;
      if (lines[next].end > total) break;
      lines[next].heard = n;
      lines[next].heard_at = at;
    }
  }
};

class TranscriptCollector {
 public:
  explicit TranscriptCollector(const trace::Trace& trace) : trace_(trace) {}

  void read(RecordNumber n) {
    const trace::What& what = trace_[n].what;
    if (std::holds_alternative<trace::ConnectionOpened>(what)) {
      session_of_.emplace_back();
    } else if (const auto* opened = std::get_if<trace::SessionOpened>(&what)) {
      open(*opened);
    } else if (const auto* said = std::get_if<trace::Said>(&what)) {
      drafts_[said->session.index()].add(trace_, n, *said);
    } else if (const auto* heard = std::get_if<trace::BytesDelivered>(&what)) {
      const SessionId session = session_of_[heard->connection.index()];
      if (session) drafts_[session.index()].hear(other(heard->side), heard->total, n, trace_[n].at);
    }
  }

  std::vector<Transcript> take() {
    std::vector<Transcript> all;
    for (Draft& draft : drafts_) all.push_back(std::move(draft.transcript));
    return all;
  }

 private:
  void open(const trace::SessionOpened& r) {
    Draft draft;
    draft.transcript.session = r.session;
    draft.transcript.connection = r.connection;
    draft.transcript.protocol = r.protocol;
    draft.transcript.client = r.client;
    draft.transcript.server = r.server;
    draft.transcript.port = r.port;
    drafts_.push_back(std::move(draft));
    session_of_[r.connection.index()] = r.session;
  }

  const trace::Trace& trace_;
  std::vector<Draft> drafts_;          // by SessionId
  std::vector<SessionId> session_of_;  // by ConnectionId
};

std::vector<trace::HostRole> roles(const trace::Trace& trace) {
  std::vector<trace::HostRole> found;
  for (const trace::Record& record : trace.records()) {
    if (const auto* host = std::get_if<trace::HostAdded>(&record.what)) found.push_back(host->role);
  }
  return found;
}

}  // namespace

std::vector<Transcript> transcripts(const trace::Trace& trace) {
  TranscriptCollector maker(trace);
  for (std::size_t i = 0; i < trace.size(); ++i) maker.read(RecordNumber(i));
  return maker.take();
}

SessionId default_session(const trace::Trace& trace) {
  const auto role_of = roles(trace);
  const auto rank = [&role_of](const Transcript& t) {
    if (t.protocol != trace::Protocol::smtp) return 0;
    const bool between_servers = role_of[t.client.index()] == trace::HostRole::mail_server &&
                                 role_of[t.server.index()] == trace::HostRole::mail_server;
    return 1 + (between_servers ? 2 : 0) + (t.lines.empty() ? 0 : 1);
  };
  SessionId best;
  int highest = 0;
  for (const Transcript& t : transcripts(trace)) {
    if (rank(t) <= highest) continue;
    best = t.session;
    highest = rank(t);
  }
  return best;
}

std::size_t lines_said(const Transcript& transcript, RecordNumber cursor) {
  if (cursor.is_none()) return 0;
  const auto& lines = transcript.lines;
  const auto behind =
      std::upper_bound(lines.begin(), lines.end(), cursor,
                       [](RecordNumber now, const Line& line) { return now < line.said; });
  return static_cast<std::size_t>(behind - lines.begin());
}

std::optional<std::size_t> present_line(const Transcript& transcript, RecordNumber cursor) {
  const std::size_t said = lines_said(transcript, cursor);
  std::optional<std::size_t> latest;
  for (std::size_t i = 0; i < said; ++i) {
    const Line& line = transcript.lines[i];
    if (line.heard.is_none() || line.heard > cursor) return i;
    if (!latest || line.heard >= transcript.lines[*latest].heard) latest = i;
  }
  return latest;
}

}  // namespace mailscope::replay
