#include "gui/model/ladder_words.hpp"

#include "gui/model/packet_choice.hpp"
#include "gui/model/reasons.hpp"
#include "gui/model/words.hpp"

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
                        Language language) {
  const PacketId again = sent_again(show, n, timer);
  if (again.is_none()) return in_words(show, n, language);
  const PacketId before = repeats_of(show, again).before;
  if (before.is_none()) return in_words(show, n, language);
  const Duration waited = show.trace[n].at - show.packets[before].departs;
  return filled(Text::ladder_timer, language, {span_in_words(waited, language)});
}

}  // namespace

std::string arrow_label(const Show& show, PacketId packet, Language language) {
  const replay::Packet& p = show.packets[packet];
  std::string label = p.again ? filled(Text::packet_again, language, {p.label}) : p.label;
  return p.copy ? filled(Text::ladder_copy, language, {label}) : label;
}

std::string arrow_numbers(const Show& show, const LadderArrow& arrow, Language language) {
  const replay::Packet& p = show.packets[arrow.packet];
  const auto* sent = std::get_if<trace::PacketSent>(&show.trace[p.content].what);
  if (!sent) return {};
  const std::string seq = std::to_string(arrow.seq), ack = std::to_string(arrow.ack);
  const std::string bytes = std::to_string(p.payload);
  const bool acknowledges = (sent->flags & trace::tcp_flags::ack) != 0;
  if (p.payload > 0)
    return acknowledges ? filled(Text::ladder_bytes_ack, language, {seq, bytes, ack})
                        : filled(Text::ladder_bytes, language, {seq, bytes});
  return acknowledges ? filled(Text::ladder_numbers, language, {seq, ack})
                      : filled(Text::ladder_seq, language, {seq});
}

std::string_view loss_word(trace::LossReason reason, Language language) {
  switch (reason) {
    case trace::LossReason::link_loss:
      return text(Text::ladder_lost, language);
    case trace::LossReason::host_down:
      return text(Text::ladder_nobody, language);
    case trace::LossReason::queue_full:
      return text(Text::ladder_no_room, language);
    case trace::LossReason::link_cut:
      return text(Text::ladder_cut, language);
    case trace::LossReason::corrupted:
      break;
  }
  return text(Text::ladder_damaged, language);
}

std::string note_words(const Show& show, RecordNumber record, Language language) {
  const trace::What& what = show.trace[record].what;
  if (const auto* timer = std::get_if<trace::RetransmissionTimeout>(&what))
    return timer_words(show, record, *timer, language);
  if (std::holds_alternative<trace::FastRetransmit>(what))
    return std::string(text(Text::ladder_fast, language));
  if (std::holds_alternative<trace::ZeroWindowProbe>(what))
    return std::string(text(Text::ladder_probe, language));
  return in_words(show, record, language);
}

}  // namespace mailscope::gui
