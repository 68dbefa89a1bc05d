#pragma once
// Dialogs as text, as `mailscope transcript` prints them: a line each, "C: " or "S: " first.

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

struct TranscriptChoice {
  std::optional<trace::Protocol> protocol;  // only sessions of this protocol
  std::optional<std::uint32_t> session;     // the nth session of the run, from 1
  bool all = false;  // every session, "# session N: client -> server:port" above each
  texts::Language language = texts::Language::english;  // of what it says when there is none
};

// Default: the first SMTP session between two mail servers, or the first of the protocol asked
// for. Fails when there is no such session.
Result<std::string> transcript_text(const trace::Trace& trace, const TranscriptChoice& choice);

}  // namespace mailscope::exports
