#include "export/packet_notes.hpp"

#include <map>
#include <utility>

#include "texts/export.hpp"

namespace mailscope::exports {

PacketNotes::PacketNotes(const trace::Trace& trace, const replay::Packets& packets,
                         const replay::Cast& cast, texts::Language language)
    : Speaker(language), packets_(packets), cast_(cast), rules_(packets.size()) {
  std::map<std::pair<LinkId, std::uint32_t>, std::string_view> texts;
  for (const trace::Record& record : trace.records()) {
    if (const auto* rule = std::get_if<trace::LinkRuleAdded>(&record.what)) {
      texts[{rule->link, rule->rule}] = trace.text(rule->text);
    }
    if (const auto* fired = std::get_if<trace::RuleFired>(&record.what)) {
      rules_[fired->packet.index()].push_back(texts[{fired->link, fired->rule}]);
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
