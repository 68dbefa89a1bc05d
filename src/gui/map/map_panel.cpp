#include "gui/map/map_panel.hpp"

#include <algorithm>

#include "gui/kit/widgets.hpp"
#include "gui/map/pencil.hpp"
#include "gui/map/plan.hpp"
#include "gui/map/scene.hpp"
#include "texts/map.hpp"

namespace mailscope::gui {
namespace {

map::Scene scene_of(const Ui& ui, const Rect& area, const MapView& view) {
  const map::Measure measure = [&ui](std::string_view text, FontRole role) {
    return ui.measure(text, role);
  };
  return map::scene(view, area, measure, ui.language());
}

void draw_scene(map::Pencil& pencil, const map::Scene& scene) {
  for (const map::Region& region : scene.regions) pencil.draw(region);
  // No bare line runs through a connection.
  for (const map::Stroke& stroke : map::bare_strokes(scene.wires)) pencil.draw(stroke);
  for (const bool connected : {false, true})
    for (const map::Wire& wire : scene.wires)
      if (!is_bare(wire) && (wire.pipe != map::PipeState::none) == connected) pencil.draw(wire);
  for (const map::Wire& wire : scene.wires) pencil.draw_words(wire);
  for (const map::Agent& agent : scene.agents) pencil.draw(agent);
  for (const map::Server& server : scene.servers) pencil.draw(server);
  for (const map::NameServer& server : scene.name_servers) pencil.draw(server);
  // A packet passes before the shield, so that its words can be read.
  for (const map::Mark& mark : scene.keepers) pencil.draw(mark, Sign::shield);
  for (const map::Grave& grave : scene.graves) pencil.draw_cross_at(grave.at);
  for (const map::Flying& packet : scene.packets) pencil.draw(packet);
  for (const Point cross : scene.crosses) pencil.draw_cross_at(cross);
  for (const map::Envelope& traveller : scene.travellers) pencil.draw(traveller);
  for (const map::Agent& agent : scene.agents) pencil.draw_words(agent);
  for (const map::Server& server : scene.servers) pencil.draw_words(server);
  for (const map::Mark& mark : scene.unsynced) pencil.draw(mark, Sign::disk);
  pencil.draw(scene.custody, scene.custody_sign);
}

bool explain(Ui& ui, const map::Thing& thing) {
  const auto asked = [&](const Rect& rect) {
    if (!ui.asked(rect)) return false;
    ui.explain(rect, thing.card);
    return true;
  };
  return asked(thing.rect) || std::any_of(thing.words.begin(), thing.words.end(), asked);
}

}  // namespace

std::optional<MapPress> draw_map(Ui& ui, const Rect& place, const MapView& view) {
  const float factor = map::zoom_for(view.world, place.size());
  const Zoom zoom(ui, factor);
  const Rect area = scaled(place, 1 / factor);
  const map::Scene scene = scene_of(ui, area, view);
  Painter paint = ui.paint();
  paint.clip(area);
  paint.fill(area, ui.theme().paper);
  map::Pencil pencil(ui);
  draw_scene(pencil, scene);
  std::optional<MapPress> pressed;
  ui.explain(scene.custody.rect, scene.custody.text, ui.text(texts::kCards.custody));
  bool explained = false;  // by what lies in front
  for (const map::Thing& thing : scene.things) {
    const Touch touch = ui.touch(thing.name, thing.rect);
    if (touch.focused) focus_ring(ui, thing.rect, 8);
    if (!explained) explained = explain(ui, thing);
    if (touch.clicked) pressed = MapPress{thing.name, thing.record, thing.packet};
  }
  paint.unclip();
  return pressed;
}

}  // namespace mailscope::gui
