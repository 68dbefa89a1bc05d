#include "gui/map/scene.hpp"

#include "gui/map/builder.hpp"
#include "gui/show/words.hpp"

namespace mailscope::gui::map {

Tone message_tone(const MapView& view, MessageId message) {
  if (message.is_none() || message.index() >= view.world.messages.size()) return Tone::ink;
  if (view.world.message(message).about) return Tone::failure;
  return message == view.focus ? Tone::smtp : Tone::ink;
}

namespace {

// The instant from which the message is where it is now.
Instant custody_since(const replay::World& world, const replay::Message& message, HostId keeper) {
  Instant since = message.composed;
  for (const replay::Place& place : message.places) {
    if (place.host != keeper) continue;
    if (place.kind == replay::PlaceKind::queue)
      if (const replay::QueueEntry* entry = find(world, place.item)) since = entry->since;
    if (place.kind != replay::PlaceKind::mailbox) continue;
    const replay::Mailbox* mailbox = find_mailbox(world.host(keeper), place.address);
    if (!mailbox) continue;
    for (const replay::Folder& folder : mailbox->folders)
      for (const replay::StoredMessage& stored : folder.messages)
        if (folder.name == place.folder && stored.uid == place.uid) since = stored.since;
  }
  return since;
}

}  // namespace

void add_custody(Builder& b) {
  const replay::World& world = b.world();
  if (b.view.focus.is_none() || b.view.focus.index() >= world.messages.size()) return;
  const HostId keeper = custody(world, b.view.focus);
  if (keeper.is_none()) return;
  const Instant since = custody_since(world, world.message(b.view.focus), keeper);
  const std::string text = b.letters.filled(
      Text::custody_since, {called(b.letters, b.host(keeper)), format_clock(since)});
  b.scene.custody = b.letters.in(b.plan.foot, text,
                                 {FontRole::body_strong, Tone::smtp, Surface::paper}, Set::centre);
}

Scene scene(const MapView& view, const Rect& area, const Measure& measure, Language language) {
  Scene result;
  const Plan where = plan(view.world, area);
  const Letters letters(measure, language);
  Builder builder{view, where, letters, result};
  add_wires(builder);
  add_domains(builder);
  add_packets(builder);
  add_travellers(builder);
  add_custody(builder);
  add_things(builder);
  return result;
}

}  // namespace mailscope::gui::map
