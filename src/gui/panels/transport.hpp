#pragma once
// The buttons that move through time, and the clock beside them.

#include <string_view>

#include "gui/kit/ui.hpp"
#include "gui/panels/commands.hpp"

namespace mailscope::gui {

struct Transport {
  bool playing = false;
  bool can_go_back = true;
  bool can_go_on = true;
  std::string_view clock;  // simulated time, `00:00:01.284`
  std::string_view pace;   // how the window's clock treats it: «slowed 60 times»
  std::string_view speed;  // what the person chose: «1×»
  bool captions = true;    // the keys, below the buttons
};

inline constexpr float kTransportHeight = 62;
inline constexpr float kTransportLow = 40;  // without captions below

// Widgets: time.start, time.step_back, time.line_back, time.play, time.line, time.step,
// time.clock, time.slower, time.faster.
Command draw_transport(Ui& ui, const Rect& rect, const Transport& transport);

}  // namespace mailscope::gui
