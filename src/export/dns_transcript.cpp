#include "export/dns_transcript.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "dns/text.hpp"
#include "export/host_names.hpp"
#include "texts/transcript.hpp"

namespace mailscope::exports {
namespace {

using texts::kTranscript;

constexpr std::uint16_t kPort = trace::facts(trace::Protocol::dns).port;

struct Exchange {
  HostId client, server;
  std::uint16_t port;  // the client's
  std::string id;      // the message's first two octets
  std::string text;
};

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

class DnsTranscriptWriter {
 public:
  DnsTranscriptWriter(const trace::Trace& trace, texts::Language language)
      : trace_(trace), language_(language) {}

  void read(const trace::Record& record) {
    const auto* sent = std::get_if<trace::DatagramSent>(&record.what);
    if (!sent) return;
    const std::string_view payload = trace_.text(sent->payload);
    const std::string id(payload.substr(0, 2));
    if (sent->to_port == kPort) {
      add({record.host, sent->to, sent->from_port, id, lines_of('C', payload, language_)});
    } else if (sent->from_port == kPort) {
      add({sent->to, record.host, sent->to_port, id, lines_of('S', payload, language_)});
    }
  }
  std::vector<Exchange> take() { return std::move(exchanges_); }

 private:
  // The latest with this port and id: both are used again some day.
  void add(Exchange piece) {
    const auto same = std::find_if(exchanges_.rbegin(), exchanges_.rend(), [&](const auto& e) {
      return e.client == piece.client && e.server == piece.server && e.port == piece.port &&
             e.id == piece.id;
    });
    if (same == exchanges_.rend()) {
      exchanges_.push_back(std::move(piece));
    } else {
      same->text += piece.text;
    }
  }

  const trace::Trace& trace_;
  texts::Language language_;
  std::vector<Exchange> exchanges_;
};

}  // namespace

Result<std::string> dns_transcript_text(const trace::Trace& trace,
                                        std::optional<std::uint32_t> number,
                                        texts::Language language) {
  DnsTranscriptWriter maker(trace, language);
  for (const trace::Record& record : trace.records()) maker.read(record);
  const std::vector<Exchange> exchanges = maker.take();
  if (exchanges.empty()) return fail(std::string(kTranscript.nobody_asked.in(language)));
  if (number) {
    if (*number >= 1 && *number <= exchanges.size()) return exchanges[*number - 1].text;
    return fail(kTranscript.no_dns_session.in(
        language, std::to_string(*number),
        kTranscript.sessions.in(language, std::to_string(exchanges.size()))));
  }
  const auto names = host_names(trace);
  std::string out;
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    const Exchange& e = exchanges[i];
    out += fmt::format("# session {}: {} -> {}:{}\n{}", i + 1, names[e.client.index()],
                       names[e.server.index()], kPort, e.text);
  }
  return out;
}

}  // namespace mailscope::exports
