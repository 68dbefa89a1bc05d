#include "gui/map/scene.hpp"

#include "export/rule_words.hpp"
#include "gui/map/builder.hpp"

namespace mailscope::gui::map {

Tone message_tone(const MapView& view, MessageId message) {
  if (message.is_none() || message.index() >= view.world.messages.size()) return Tone::ink;
  const replay::Message& shown = view.world.message(message);
  if (shown.about) return Tone::failure;
  const bool of_story = message == view.focus || (shown.copy_of && shown.copy_of == view.focus);
  return of_story ? Tone::smtp : Tone::ink;
}

Scene scene(const MapView& view, const Rect& area, const Measure& measure,
            texts::Language language) {
  Scene result;
  const Plan where = plan(view.world, area);
  const Letters letters(measure, language);
  const auto rules = exports::rules_of_links(view.trace, view.world.links.size());
  Builder builder{view, where, letters, result, rules};
  add_wires(builder);
  add_domains(builder);
  add_packets(builder);
  add_travellers(builder);
  add_custody(builder);
  add_disks(builder);
  add_things(builder);
  return result;
}

}  // namespace mailscope::gui::map
