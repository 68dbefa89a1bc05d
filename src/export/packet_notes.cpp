#include "export/packet_notes.hpp"

#include <map>
#include <variant>

#include <fmt/format.h>

#include "export/rule_words.hpp"

namespace mailscope::exports {

PacketNotes::PacketNotes(const trace::Trace& trace, const replay::Packets& packets,
                         const replay::Cast& cast)
    : packets_(packets), cast_(cast), rules_(packets.size()) {
  std::map<LinkId, std::vector<std::string>> words;
  for (const trace::Record& record : trace.records()) {
    const auto* fired = std::get_if<trace::RuleFired>(&record.what);
    if (!fired) continue;
    const auto [entry, fresh] = words.try_emplace(fired->link);
    if (fresh) entry->second = rules_in_words(trace, fired->link);
    if (fired->rule < entry->second.size()) {
      rules_[fired->packet.index()].push_back(entry->second[fired->rule]);
    }
  }
}

std::string PacketNotes::death(PacketId id) const {
  const replay::Packet& packet = packets_[id];
  if (!packet.lost) return {};
  switch (packet.reason) {
    case trace::LossReason::link_loss:
      return "lost on the link";
    case trace::LossReason::host_down:
      return fmt::format("lost: {} is down", cast_[packet.to.index()].name);
    case trace::LossReason::queue_full:
      return "dropped before the link: its queue is full";
    case trace::LossReason::link_cut:
      return "lost: the link is cut";
    case trace::LossReason::corrupted:
      return "damaged on the link: its checksum does not fit when it arrives";
  }
  return {};
}

}  // namespace mailscope::exports
