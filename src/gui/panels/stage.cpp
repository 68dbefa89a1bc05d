#include "gui/panels/stage.hpp"

namespace mailscope::gui {

ConnectionId Stage::connection() const {
  if (const SessionId shown = session()) return show.transcripts[shown.index()].connection;
  const PacketId at = packet();
  return at ? show.packets[at].connection : ConnectionId::none();
}

void Stage::pick(PacketId packet) {
  choices.picked = Picked{packet, playback.cursor()};
  const ConnectionId over = show.packets[packet].connection;
  if (over.is_none() || over == connection()) return;
  for (const replay::Transcript& transcript : show.transcripts)
    if (transcript.connection == over) choices.held = transcript.session;
}

void Stage::go_to_packet(PacketId packet) {
  playback.go_to(show.packets[packet].sent);
  pick(packet);
}

}  // namespace mailscope::gui
