#include "replay/labels.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "dns/text.hpp"
#include "replay/dialects/dialect.hpp"
#include "texts/packet.hpp"

namespace mailscope::replay {
namespace {

using texts::kPacket;

std::string_view name(Segment segment) {
  switch (segment) {
    case Segment::syn:
      return "SYN";
    case Segment::syn_ack:
      return "SYN ACK";
    case Segment::fin:
      return "FIN";
    case Segment::rst:
      return "RST";
    case Segment::ack:
      break;
  }
  return "ACK";
}

std::string word_of(const Part& part, const Dialect& dialect, std::string_view text,
                    std::string_view content) {
  switch (part.kind) {
    case trace::LineKind::command:
      return dialect.command(text);
    case trace::LineKind::reply:
      return dialect.reply(text);
    case trace::LineKind::content:
      return std::string(content);
    case trace::LineKind::end_of_content:
      break;
  }
  return ".";
}

std::string said_label(const trace::Trace& trace, const Packet& packet, const LabelWords& words) {
  constexpr std::size_t kMost = 2;
  std::vector<std::string> found;
  for (const Part& part : packet.parts) {
    const auto& said = std::get<trace::Said>(trace[part.said].what);
    std::string word =
        word_of(part, dialect(*packet.protocol), trace.text(said.text), words.content);
    if (found.empty() || found.back() != word) found.push_back(std::move(word));
  }
  std::string label = found.front();
  for (std::size_t i = 1; i < std::min(found.size(), kMost); ++i) label += ", " + found[i];
  return found.size() > kMost ? label + ", ..." : label;
}

std::string datagram_label(std::string_view payload, const LabelWords& words) {
  constexpr std::size_t kLongest = 40;
  const auto message = dns::decode(payload);
  if (!message) return std::string(words.malformed);
  std::string label = dns_words(*message, words.language);
  if (label.size() > kLongest) label.replace(kLongest, std::string::npos, "...");
  return label;
}

}  // namespace

std::string label(const trace::Trace& trace, const Packet& packet, const LabelWords& words) {
  if (!packet.segment) return datagram_label(payload_of(trace, packet), words);
  if (packet.payload == 0) return std::string(name(*packet.segment));
  std::string label =
      packet.parts.empty() ? std::string(words.data) : said_label(trace, packet, words);
  return *packet.segment == Segment::fin ? label + " FIN" : label;
}

std::string dns_words(const dns::Message& m, texts::Language language) {
  const auto question = m.questions.empty() ? nullptr : &m.questions.front();
  if (!m.response) {
    return question ? dns::in_words(*question) : std::string(kPacket.no_question.in(language));
  }
  if (m.code != dns::ResponseCode::no_error) return dns::in_words(m.code);
  if (m.answers.empty()) {
    return question ? kPacket.no_records.in(language, dns::in_words(question->type))
                    : std::string(kPacket.no_answer.in(language));
  }
  std::string out;
  for (const dns::ResourceRecord& r : m.answers) {
    out += (out.empty() ? "" : ", ") + dns::short_form(r);
  }
  return out;
}

}  // namespace mailscope::replay
