#include "gui/model/ladder_words.hpp"

#include <variant>

#include "gui/model/packet_choice.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/reasons.hpp"
#include "gui/model/words.hpp"
#include "texts/ladder.hpp"
#include "texts/packet.hpp"

namespace mailscope::gui {
namespace {

// What a timer lets go again: the next segment of its side, in the same instant.
PacketId sent_again(const Show& show, RecordNumber n, const trace::RetransmissionTimeout& timer) {
  for (std::size_t i = n.index() + 1; i < show.trace.size(); ++i) {
    const trace::Record& record = show.trace.records()[i];
    if (record.at != show.trace[n].at) break;
    const auto* sent = std::get_if<trace::PacketSent>(&record.what);
    if (sent && sent->connection == timer.connection && sent->side == timer.side)
      return sent->packet;
  }
  return PacketId::none();
}

std::string timer_words(const Show& show, RecordNumber n, const trace::RetransmissionTimeout& timer,
                        texts::Language language) {
  const PacketId again = sent_again(show, n, timer);
  if (again.is_none()) return in_words(show, n, language);
  const PacketId before = repeats_of(show, again).before;
  if (before.is_none()) return in_words(show, n, language);
  const Duration waited = show.trace[n].at - show.packets[before].departs;
  return texts::kLadder.timer.in(language, span_in_words(waited, language));
}

}  // namespace

std::string arrow_label(const Show& show, PacketId packet, texts::Language language) {
  const replay::Packet& p = show.packets[packet];
  std::string label = packet_label(show.trace, p, language);
  if (p.again) label = texts::kPacket.again.in(language, label);
  return p.copy ? texts::kPacket.copy.in(language, label) : label;
}

std::string arrow_numbers(const Show& show, const LadderArrow& arrow, texts::Language language) {
  const replay::Packet& p = show.packets[arrow.packet];
  const auto* sent = std::get_if<trace::PacketSent>(&show.trace[p.content].what);
  if (!sent) return {};
  const std::string seq = std::to_string(arrow.seq), ack = std::to_string(arrow.ack);
  const std::string bytes = std::to_string(p.payload);
  const bool acknowledges = (sent->flags & trace::tcp_flags::ack) != 0;
  if (p.payload > 0)
    return acknowledges ? texts::kLadder.bytes_ack.in(language, seq, bytes, ack)
                        : texts::kLadder.bytes.in(language, seq, bytes);
  return acknowledges ? texts::kLadder.numbers.in(language, seq, ack)
                      : texts::kLadder.seq.in(language, seq);
}

std::string_view loss_word(trace::LossReason reason, texts::Language language) {
  switch (reason) {
    case trace::LossReason::link_loss:
      return texts::kLadder.lost.in(language);
    case trace::LossReason::host_down:
      return texts::kLadder.nobody.in(language);
    case trace::LossReason::queue_full:
      return texts::kLadder.no_room.in(language);
    case trace::LossReason::link_cut:
      return texts::kLadder.cut.in(language);
    case trace::LossReason::corrupted:
      break;
  }
  return texts::kLadder.damaged.in(language);
}

std::string note_words(const Show& show, RecordNumber record, texts::Language language) {
  const trace::What& what = show.trace[record].what;
  if (const auto* timer = std::get_if<trace::RetransmissionTimeout>(&what))
    return timer_words(show, record, *timer, language);
  if (std::holds_alternative<trace::FastRetransmit>(what))
    return std::string(texts::kLadder.fast.in(language));
  if (std::holds_alternative<trace::ZeroWindowProbe>(what))
    return std::string(texts::kLadder.probe.in(language));
  return in_words(show, record, language);
}

}  // namespace mailscope::gui
