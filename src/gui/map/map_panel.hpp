#pragma once
// Draws the map, and says what was pressed on it.

#include <optional>
#include <string>

#include "gui/kit/ui.hpp"
#include "gui/map/map_view.hpp"

namespace mailscope::gui {

struct MapPress {
  std::string name;     // "packet:12", "host:mail.crepes.fr", "queue:0", "mail:0@mail.crepes.fr"
  RecordNumber record;  // that tells of it; none: no single one does
  PacketId packet;      // none: it is no packet
};

// Grows into its place, words and all. Things are registered as widgets under their names; who
// points at one gets its card.
std::optional<MapPress> draw_map(Ui& ui, const Rect& place, const MapView& view);

}  // namespace mailscope::gui
