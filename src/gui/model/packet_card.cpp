#include "gui/model/packet_card.hpp"

#include <string>
#include <string_view>

#include "gui/model/packet_choice.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"
#include "texts/packet.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::gui {
namespace {

// Where it dies on its way it is seen to be lost, and it is told then.
bool is_dead(const replay::Packet& p, Instant now) {
  return p.furthest < 1 && now > p.departs && replay::progress(p, now) >= p.furthest;
}

const texts::Phrase& why_lost(trace::LossReason reason) {
  switch (reason) {
    case trace::LossReason::link_loss:
      return texts::kCards.lost;
    case trace::LossReason::host_down:
      return texts::kCards.nobody_there;
    case trace::LossReason::queue_full:
      return texts::kPacket.no_room;
    case trace::LossReason::link_cut:
      return texts::kPacket.link_cut;
    case trace::LossReason::corrupted:
      break;
  }
  return texts::kPacket.damaged;
}

// RFC 9293 §3.1, as people list them: "SYN ACK".
std::string flags(std::uint8_t bits) {
  namespace f = trace::tcp_flags;
  std::string all;
  const auto add = [&](std::uint8_t bit, std::string_view word) {
    if (bits & bit) all.append(all.empty() ? "" : " ").append(word);
  };
  add(f::syn, "SYN"), add(f::fin, "FIN"), add(f::rst, "RST"), add(f::psh, "PSH");
  add(f::ack, "ACK");
  return all;
}

}  // namespace

Card packet_card(const PacketMoment& moment, PacketId packet, texts::Language language) {
  const replay::Packet& p = moment.packets[packet];
  Card card{packet_label(moment.trace, p, language), {}};
  const auto say = [&]<class... Values>(const auto& text, const Values&... values) {
    card.lines.emplace_back(text.in(language, values...));
  };
  say(texts::kCards.from_to, shown(moment.world.host(p.from).name),
      shown(moment.world.host(p.to).name));
  if (p.protocol) say(texts::kCards.protocol, trace::facts(*p.protocol).title);
  const std::uint8_t bits = replay::flags_of(moment.trace, p);
  if (bits != 0) say(texts::kCards.flags, flags(bits));
  if (p.payload > 0) {
    say(texts::kCards.carries, std::to_string(p.payload));
  } else {
    say(texts::kCards.carries_nothing);
  }
  if (p.again) say(texts::kCards.again);
  if (p.copy) say(texts::kCards.copy);
  if (p.lost && (p.ended <= moment.cursor || is_dead(p, moment.now))) say(why_lost(p.reason));
  for (const std::string& rule : rules_on(moment.trace, p.sent, packet, moment.cursor))
    say(texts::kCards.rule, rule);
  return card;
}

}  // namespace mailscope::gui
