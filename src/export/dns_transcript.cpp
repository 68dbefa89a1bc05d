#include "export/dns_transcript.hpp"

#include <vector>

#include <fmt/format.h>

#include "dns/text.hpp"
#include "export/host_names.hpp"
#include "replay/exchanges.hpp"
#include "texts/transcript.hpp"

namespace mailscope::exports {
namespace {

using texts::kTranscript;

constexpr std::uint16_t kPort = trace::facts(trace::Protocol::dns).port;

std::string lines_of(char who, std::string_view payload, texts::Language language) {
  const auto message = dns::decode(payload);
  if (!message) {
    return fmt::format("{}: ;; {}\n", who,
                       kTranscript.malformed.in(language, std::to_string(payload.size())));
  }
  std::string text;
  for (const std::string& line : dns::lines(*message)) text += fmt::format("{}: {}\n", who, line);
  return text;
}

std::string text_of(const replay::Exchange& exchange, texts::Language language) {
  std::string text;
  for (const replay::Datagram& d : exchange.datagrams)
    text += lines_of(d.side == Side::client ? 'C' : 'S', d.payload, language);
  return text;
}

}  // namespace

Result<std::string> dns_transcript_text(const trace::Trace& trace,
                                        std::optional<std::uint32_t> number,
                                        texts::Language language) {
  const std::vector<replay::Exchange> exchanges = replay::exchanges(trace);
  if (exchanges.empty()) return fail(std::string(kTranscript.nobody_asked.in(language)));
  if (number) {
    if (*number >= 1 && *number <= exchanges.size())
      return text_of(exchanges[*number - 1], language);
    return fail(kTranscript.no_dns_session.in(
        language, std::to_string(*number),
        kTranscript.sessions.in(language, std::to_string(exchanges.size()))));
  }
  const auto names = host_names(trace);
  std::string out;
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    const replay::Exchange& e = exchanges[i];
    out += fmt::format("# session {}: {} -> {}:{}\n{}", i + 1, names[e.client.index()],
                       names[e.server.index()], kPort, text_of(e, language));
  }
  return out;
}

}  // namespace mailscope::exports
