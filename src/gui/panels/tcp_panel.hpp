#pragma once
// How TCP sends over one connection: what it keeps in flight and how long it waits, over time.

#include "gui/panels/stage.hpp"
#include "gui/panels/tab.hpp"
#include "texts/tabs.hpp"

namespace mailscope::gui {

// Widgets: flow.client, flow.server, flow.bytes, flow.times.
void draw_tcp_panel(Ui& ui, const Rect& rect, Stage& stage);

inline constexpr Tab kTcpTab{"tcp", texts::kTabs.tcp, texts::kTabs.tcp_key, texts::kTabs.tcp_says,
                             draw_tcp_panel};

}  // namespace mailscope::gui
