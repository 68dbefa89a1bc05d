#pragma once
// How TCP sends over one connection: what it keeps in flight and how long it waits, over time.

#include "gui/panels/stage.hpp"

namespace mailscope::gui {

// Widgets: flow.client, flow.server, flow.bytes, flow.times.
void draw_tcp_panel(Ui& ui, const Rect& rect, Stage& stage);

}  // namespace mailscope::gui
