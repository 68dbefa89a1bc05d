#include "gui/model/packet_words.hpp"

#include "replay/labels.hpp"
#include "texts/dialog.hpp"
#include "texts/map.hpp"
#include "texts/packet.hpp"

namespace mailscope::gui {

std::string packet_label(const trace::Trace& trace, const replay::Packet& packet,
                         texts::Language language) {
  const texts::PacketTexts& words = texts::kPacket;
  return replay::label(
      trace, packet,
      {words.content.in(language), words.data.in(language), words.malformed.in(language)});
}

std::string session_kind(trace::Protocol protocol, texts::Language language) {
  const trace::ProtocolFacts facts = trace::facts(protocol);
  return facts.is_told ? texts::kDialog.over_tcp.in(language, facts.title)
                       : std::string(texts::kDialog.tcp_alone.in(language));
}

std::string mail_flow(trace::Protocol protocol, texts::Language language) {
  const trace::ProtocolFacts facts = trace::facts(protocol);
  switch (facts.mail) {
    case trace::MailFlow::push:
      return texts::kMap.push.in(language, facts.title);
    case trace::MailFlow::pull:
      return texts::kMap.pull.in(language, facts.title);
    case trace::MailFlow::none:
      break;
  }
  return {};
}

}  // namespace mailscope::gui
