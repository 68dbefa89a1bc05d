#include "gui/map/scene.hpp"

#include "gui/map/builder.hpp"
#include "gui/show/words.hpp"

namespace mailscope::gui::map {

Tone message_tone(const MapView& view, MessageId message) {
  if (message.is_none() || message.index() >= view.world.messages.size()) return Tone::ink;
  if (view.world.message(message).about) return Tone::failure;
  return message == view.focus ? Tone::smtp : Tone::ink;
}

void add_custody(Builder& b) {
  const replay::World& world = b.world();
  if (b.view.focus.is_none() || b.view.focus.index() >= world.messages.size()) return;
  const replay::Custody now = custody(world, b.view.focus);
  if (now.host.is_none()) return;
  const std::string text = b.letters.filled(
      Text::custody_since, {called(b.letters, b.host(now.host)), format_clock(now.at)});
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
