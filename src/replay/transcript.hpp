#pragma once
// The dialog of a session, line by line, with the instants at which each was said and heard.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "smtp/vocabulary.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Line {
  Side side = Side::client;
  trace::LineKind kind = trace::LineKind::command;
  std::optional<smtp::Phase> phase;  // a reply's is its command's; none: its protocol has none
  // The line, by its place in the transcript, that this replies to, where replies come in the
  // order of commands (RFC 5321 §4.2); none: to nothing, as a greeting, or it cannot be told.
  std::optional<std::size_t> answers;
  std::string_view text;  // without its CRLF; valid for as long as the trace
  RecordNumber said;      // its Said; lines of one content share it
  Instant said_at;
  std::uint64_t begin = 0, end = 0;  // in its direction's stream, CRLF included
  RecordNumber heard;                // the BytesDelivered that completed it; none: never
  Instant heard_at = Instant::never();
};

struct Transcript {
  SessionId session;
  ConnectionId connection;
  trace::Protocol protocol = trace::Protocol::smtp;
  HostId client, server;
  std::uint16_t port = 0;
  std::vector<Line> lines;  // in the order of saying
};

// Every session of the trace, by SessionId, in one pass.
std::vector<Transcript> transcripts(const trace::Trace& trace);

// The first SMTP session between two mail servers; else the first SMTP session; else none.
SessionId default_session(const trace::Trace& trace);

// How many lines had been said at `cursor`.
std::size_t lines_said(const Transcript& transcript, RecordNumber cursor);

// The line to light at `cursor`: the first on its way; when none is, the last heard; none when
// nothing was said yet.
std::optional<std::size_t> present_line(const Transcript& transcript, RecordNumber cursor);

}  // namespace mailscope::replay
