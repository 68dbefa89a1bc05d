// Commands that look at a run: transcript, state.

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/trace_argument.hpp"
#include "base/text.hpp"
#include "export/dns_transcript.hpp"
#include "export/state_json.hpp"
#include "export/transcript.hpp"
#include "replay/world/cursor.hpp"
#include "texts/text.hpp"
#include "texts/usage.hpp"

namespace mailscope::app {
namespace {

// A session's number, from 1; nothing for what is not one.
std::optional<std::uint32_t> session_number(const std::string& text) {
  const auto number = parse_number<std::uint32_t>(text);
  return number == 0U ? std::nullopt : number;
}

}  // namespace

int transcript_command(const TranscriptArguments& arguments, texts::Language language) {
  exports::TranscriptChoice choice{.protocol = arguments.protocol, .language = language};
  if (arguments.session == "all") {
    choice.all = true;
  } else if (!arguments.session.empty()) {
    choice.session = session_number(arguments.session);
    if (!choice.session) {
      complain(texts::kUsage.session.in(language, arguments.session));
      return kBadInput;
    }
  }
  const auto trace =
      trace_argument(arguments.scenario, language, {.seed = arguments.seed, .until = {}});
  if (!trace) return kBadInput;
  const auto text = choice.protocol == trace::Protocol::dns
                        ? exports::dns_transcript_text(*trace, choice.session, language)
                        : exports::transcript_text(*trace, choice);
  if (!text) {
    complain(fmt::format("{}: {}", arguments.scenario, text.error().message));
    return kBadInput;
  }
  print(*text);
  return kDone;
}

int state_command(const std::string& name, Duration at, texts::Language language) {
  const auto trace = trace_argument(name, language);
  if (!trace) return kBadInput;
  replay::Replay replay(*trace);
  print(exports::state_json(replay.at(Instant(at)), Instant(at)));
  return kDone;
}

}  // namespace mailscope::app
