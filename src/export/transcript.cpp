#include "export/transcript.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "export/host_names.hpp"
#include "replay/transcript.hpp"
#include "texts/transcript.hpp"

namespace mailscope::exports {
namespace {

using replay::Transcript;
using texts::kTranscript;

// A peer may say anything; what is no text must not reach a terminal as it is.
std::string shown(std::string_view text) {
  const bool one_line = text.find_first_of("\r\n") == text.npos;
  return one_line ? printable_utf8(text) : printable(text);
}

void append_dialog(std::string& out, const Transcript& transcript) {
  for (const replay::Line& line : transcript.lines) {
    out += line.side == Side::client ? "C: " : "S: ";
    out += shown(line.text);
    out += '\n';
  }
}

bool is_of(const Transcript& transcript, std::optional<trace::Protocol> protocol) {
  return !protocol || transcript.protocol == *protocol;
}

std::string all_dialogs(const trace::Trace& trace, const std::vector<Transcript>& transcripts,
                        std::optional<trace::Protocol> protocol) {
  const auto names = host_names(trace);
  std::string out;
  for (const Transcript& t : transcripts) {
    if (!is_of(t, protocol)) continue;
    out += fmt::format("# session {}: {} -> {}:{}\n", t.session.index() + 1,
                       names[t.client.index()], names[t.server.index()], t.port);
    append_dialog(out, t);
  }
  return out;
}

const Transcript* first_of(const std::vector<Transcript>& transcripts, trace::Protocol protocol) {
  const Transcript* first = nullptr;
  for (const Transcript& t : transcripts) {
    if (t.protocol != protocol) continue;
    if (!t.lines.empty()) return &t;
    if (!first) first = &t;
  }
  return first;
}

Result<std::string> numbered(const std::vector<Transcript>& transcripts,
                             const TranscriptChoice& choice) {
  const std::uint32_t number = *choice.session;
  if (number == 0 || number > transcripts.size()) {
    const std::string there_are =
        transcripts.empty()
            ? std::string(kTranscript.no_sessions.in(choice.language))
            : kTranscript.sessions.in(choice.language, std::to_string(transcripts.size()));
    return fail(kTranscript.no_session.in(choice.language, std::to_string(number), there_are));
  }
  const Transcript& t = transcripts[number - 1];
  if (!is_of(t, choice.protocol)) {
    return fail(kTranscript.other_protocol.in(choice.language, std::to_string(number),
                                              trace::name(t.protocol),
                                              trace::name(*choice.protocol)));
  }
  std::string out;
  append_dialog(out, t);
  return out;
}

}  // namespace

Result<std::string> transcript_text(const trace::Trace& trace, const TranscriptChoice& choice) {
  const auto transcripts = replay::transcripts(trace);
  if (choice.all) return all_dialogs(trace, transcripts, choice.protocol);
  if (choice.session) return numbered(transcripts, choice);
  const Transcript* chosen = nullptr;
  if (choice.protocol.value_or(trace::Protocol::smtp) == trace::Protocol::smtp) {
    const SessionId session = replay::default_session(trace);
    if (session) chosen = &transcripts[session.index()];
  } else {
    chosen = first_of(transcripts, *choice.protocol);
  }
  if (!chosen) return fail(std::string(kTranscript.none.in(choice.language)));
  std::string out;
  append_dialog(out, *chosen);
  return out;
}

}  // namespace mailscope::exports
