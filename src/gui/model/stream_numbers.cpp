#include "gui/model/stream_numbers.hpp"

#include <variant>

namespace mailscope::gui {

StreamNumbers::StreamNumbers(const trace::Trace& trace) {
  for (const trace::Record& record : trace.records()) {
    if (std::holds_alternative<trace::ConnectionOpened>(record.what)) first_.emplace_back();
    const auto* sent = std::get_if<trace::PacketSent>(&record.what);
    if (!sent || (sent->flags & trace::tcp_flags::syn) == 0) continue;
    auto& seq = first_[sent->connection.index()][static_cast<std::size_t>(sent->side)];
    if (!seq) seq = sent->seq;
  }
}

std::uint32_t StreamNumbers::seq(const trace::PacketSent& sent) const {
  const auto& first = first_[sent.connection.index()][static_cast<std::size_t>(sent.side)];
  return sent.seq - first.value_or(sent.seq);
}

std::uint32_t StreamNumbers::ack(const trace::PacketSent& sent) const {
  const auto& first = first_[sent.connection.index()][static_cast<std::size_t>(other(sent.side))];
  return sent.ack - first.value_or(sent.ack);
}

}  // namespace mailscope::gui
