#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Who goes back before its beginning lets go of it as well.
bool Stage::holds() const {
  const auto& held = choices.held;
  const RecordNumber cursor = playback.cursor();
  return held && show.conversations[held->which].opened <= cursor &&
         replay::beat_at(show.beats, held->held_at) == replay::beat_at(show.beats, cursor);
}

ConnectionId Stage::connection() const {
  if (const SessionId shown = session()) return show.transcripts[shown.index()].connection;
  if (conversation()) return ConnectionId::none();
  const PacketId at = packet();
  return at ? show.packets[at].connection : ConnectionId::none();
}

void Stage::pick(PacketId packet) {
  choices.picked = Picked{packet, playback.cursor()};
  const ConnectionId over = show.packets[packet].connection;
  if (over && over == connection()) return;
  if (const ConversationId asked = show.conversations.of(packet)) return hold(asked);
  for (const replay::Transcript& transcript : show.transcripts)
    if (transcript.connection == over) hold(show.conversations.of(transcript.session));
}

void Stage::go_to_packet(PacketId packet) {
  playback.go_to(show.packets[packet].sent);
  pick(packet);
}

}  // namespace mailscope::gui
