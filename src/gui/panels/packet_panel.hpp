#pragma once
// What is in a packet: layer by layer, field by field, byte by byte, and how it fared.

#include "gui/panels/stage.hpp"
#include "gui/panels/tab.hpp"
#include "texts/tabs.hpp"

namespace mailscope::gui {

// Widgets: packet.previous, packet.next, packet.page, and field:N, byte:N for each, from 0.
void draw_packet_panel(Ui& ui, const Rect& rect, Stage& stage);

inline constexpr Tab kPacketTab{"packet", texts::kTabs.packet, texts::kTabs.packet_key,
                                texts::kTabs.packet_says, draw_packet_panel};

// Lights the next (1) or previous (-1) field.
void choose_field(Stage& stage, int step);

}  // namespace mailscope::gui
