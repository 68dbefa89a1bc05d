#include "export/rung_text.hpp"

#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "dns/text.hpp"
#include "texts/export.hpp"
#include "texts/packet.hpp"

namespace mailscope::exports {
namespace {

using texts::kExport;

constexpr std::size_t kWidest = 56;  // octets of a line of the dialog

std::size_t index_of(Side side) {
  return static_cast<std::size_t>(side);
}

std::string clipped(std::string_view line) {
  const bool fits = line.size() <= kWidest;
  return std::string(utf8_prefix(line, kWidest)) + (fits ? "" : " ...");
}

// Not the content of a message: that it comes is enough.
bool begins_a_line(const replay::Packet& packet) {
  if (packet.parts.empty()) return false;
  const replay::Part& first = packet.parts.front();
  return first.begins && first.kind != trace::LineKind::content;
}

std::string first_line(std::string_view payload) {
  const auto lines = lines_of(payload);
  const std::string shown = printable_utf8(lines.front());
  return clipped(shown) + (lines.size() > 1 && shown.size() <= kWidest ? " ..." : "");
}

}  // namespace

RungTexts::RungTexts(const trace::Trace& trace, const replay::Packets& packets,
                     const PacketNotes& notes, texts::Language language)
    : Speaker(language),
      trace_(trace),
      packets_(packets),
      notes_(notes),
      words_{texts::kPacket.content.in(language), texts::kPacket.data.in(language),
             texts::kPacket.malformed.in(language), language} {
  for (const trace::Record& record : trace.records()) {
    if (std::holds_alternative<trace::ConnectionOpened>(record.what)) first_.push_back({});
    const auto* sent = std::get_if<trace::PacketSent>(&record.what);
    if (sent && (sent->flags & trace::tcp_flags::syn) != 0) {
      first_[sent->connection.index()][index_of(sent->side)] = sent->seq;
    }
  }
}

RungText RungTexts::of(PacketId id) const {
  const replay::Packet& packet = packets_[id];
  const std::string fate = fate_of(id);
  const auto* sent = std::get_if<trace::PacketSent>(&trace_[packet.content].what);
  if (!sent) {
    const std::string text = datagram(packet) + fate;
    return {text, text};
  }
  const std::string label = replay::label(trace_, packet, words_);
  if (!packet.protocol) {
    return {(packet.payload > 0 ? std::string(words_.data) : label) + fate,
            tcp(packet, *sent) + fate};
  }
  if (begins_a_line(packet)) {
    const std::string line = first_line(payload_of(trace_, packet)) + fate;
    return {line, line};
  }
  return {label + fate, say(kExport.with_bytes, label, std::to_string(packet.payload)) + fate};
}

// A question or its answer in whole words, for which a packet on the map has no room.
std::string RungTexts::datagram(const replay::Packet& packet) const {
  const auto message = dns::decode(payload_of(trace_, packet));
  return message ? clipped(fmt::format("DNS: {}", replay::dns_words(*message, language_)))
                 : std::string(words_.malformed);
}

std::string RungTexts::fate_of(PacketId id) const {
  std::vector<std::string> parts;
  if (packets_[id].again) parts.push_back(say(kExport.again));
  if (std::string death = notes_.death(id); !death.empty()) parts.push_back(std::move(death));
  for (const std::string_view rule : notes_.rules(id)) {
    parts.push_back(say(kExport.by_rule, rule));
  }
  return parts.empty() ? "" : fmt::format(" ({})", fmt::join(parts, ", "));
}

std::string RungTexts::tcp(const replay::Packet& packet, const trace::PacketSent& sent) const {
  const auto& first = first_[sent.connection.index()];
  const std::uint32_t seq = sent.seq - first[index_of(sent.side)];
  if (packet.payload > 0) {
    return say(kExport.bytes_from, std::to_string(packet.payload), std::to_string(seq));
  }
  if (packet.segment != replay::Segment::ack) return replay::label(trace_, packet, words_);
  return fmt::format("ACK {}", sent.ack - first[index_of(other(sent.side))]);
}

}  // namespace mailscope::exports
