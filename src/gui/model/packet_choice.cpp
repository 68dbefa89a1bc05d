#include "gui/model/packet_choice.hpp"

#include <cstddef>
#include <variant>

#include "export/rule_words.hpp"
#include "gui/model/words.hpp"

namespace mailscope::gui {
namespace {

PacketId packet_of(const trace::What& what) {
  if (const auto* r = std::get_if<trace::PacketSent>(&what)) return r->packet;
  if (const auto* r = std::get_if<trace::DatagramSent>(&what)) return r->packet;
  if (const auto* r = std::get_if<trace::PacketDuplicated>(&what)) return r->packet;
  if (const auto* r = std::get_if<trace::PacketArrived>(&what)) return r->packet;
  if (const auto* r = std::get_if<trace::PacketLost>(&what)) return r->packet;
  return PacketId::none();
}

bool belong_together(const replay::Packet& a, const replay::Packet& b) {
  if (a.connection || b.connection) return a.connection == b.connection;
  return (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from);
}

const trace::PacketSent* segment(const Show& show, const replay::Packet& p) {
  return std::get_if<trace::PacketSent>(&show.trace[p.content].what);
}

// The same bytes, or the same SYN or FIN.
bool says_the_same(const Show& show, const replay::Packet& a, const replay::Packet& b) {
  if (a.connection != b.connection || a.side != b.side || a.copy || b.copy) return false;
  const trace::PacketSent* one = segment(show, a);
  const trace::PacketSent* other = segment(show, b);
  constexpr auto kCounted = trace::tcp_flags::syn | trace::tcp_flags::fin;
  const auto counted = [](const trace::PacketSent* s) {
    return s->payload.size + ((s->flags & kCounted) != 0 ? 1u : 0u);
  };
  return one && other && one->seq == other->seq && counted(one) > 0 && counted(other) > 0 &&
         (one->flags & trace::tcp_flags::syn) == (other->flags & trace::tcp_flags::syn);
}

}  // namespace

PacketId packet_at(const Show& show, RecordNumber cursor) {
  if (cursor.is_none()) return PacketId::none();
  for (std::size_t i = cursor.index() + 1; i-- > 0;)
    if (const PacketId packet = packet_of(show.trace.records()[i].what)) return packet;
  return PacketId::none();
}

PacketId neighbour(const Show& show, PacketId packet, int step) {
  const auto& all = show.packets.all();
  const auto count = static_cast<std::ptrdiff_t>(all.size());
  for (auto i = static_cast<std::ptrdiff_t>(packet.index()) + step; i >= 0 && i < count; i += step)
    if (belong_together(all[static_cast<std::size_t>(i)], show.packets[packet]))
      return PacketId(static_cast<std::size_t>(i));
  return PacketId::none();
}

Repeats repeats_of(const Show& show, PacketId packet) {
  Repeats found;
  const replay::Packet& p = show.packets[packet];
  if (p.again)
    for (PacketId i = neighbour(show, packet, -1); i; i = neighbour(show, i, -1)) {
      if (!says_the_same(show, show.packets[i], p)) continue;
      found.before = i;
      break;
    }
  for (PacketId i = neighbour(show, packet, 1); i; i = neighbour(show, i, 1)) {
    if (!show.packets[i].again || !says_the_same(show, show.packets[i], p)) continue;
    found.after = i;
    break;
  }
  return found;
}

// A rule fires when the packet is sent, in the same instant.
std::vector<std::string> rules_on(const trace::Trace& trace, RecordNumber sent, PacketId packet,
                                  RecordNumber cursor) {
  std::vector<std::string> texts;
  if (cursor.is_none()) return texts;
  for (std::size_t i = sent.index(); i < trace.size() && RecordNumber(i) <= cursor; ++i) {
    const trace::Record& record = trace.records()[i];
    if (record.at != trace[sent].at) break;
    const auto* fired = std::get_if<trace::RuleFired>(&record.what);
    if (!fired || fired->packet != packet) continue;
    texts.push_back(exports::rule_in_words(trace, fired->link, fired->rule));
  }
  return texts;
}

std::string number_of(PacketId packet) {
  return std::to_string(packet.index() + 1);
}

}  // namespace mailscope::gui
