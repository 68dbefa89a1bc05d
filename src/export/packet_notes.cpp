#include "export/packet_notes.hpp"

#include <map>
#include <variant>

#include "export/rule_words.hpp"
#include "texts/export.hpp"

namespace mailscope::exports {

PacketNotes::PacketNotes(const trace::Trace& trace, const replay::Packets& packets,
                         const replay::Cast& cast, texts::Language language)
    : Speaker(language), packets_(packets), cast_(cast), rules_(packets.size()) {
  std::map<LinkId, std::vector<std::string>> words;
  for (const trace::Record& record : trace.records()) {
    const auto* fired = std::get_if<trace::RuleFired>(&record.what);
    if (!fired) continue;
    const auto [entry, fresh] = words.try_emplace(fired->link);
    if (fresh) entry->second = rules_in_words(trace, fired->link, language);
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
      return say(texts::kExport.lost);
    case trace::LossReason::host_down:
      return say(texts::kExport.host_down, cast_[packet.to.index()].name);
    case trace::LossReason::queue_full:
      return say(texts::kExport.queue_full);
    case trace::LossReason::link_cut:
      return say(texts::kExport.link_cut);
    case trace::LossReason::corrupted:
      return say(texts::kExport.damaged);
  }
  return {};
}

}  // namespace mailscope::exports
