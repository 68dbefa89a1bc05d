#pragma once
// A plot of some series of a flow over the life of its connection.

#include <span>

#include "gui/kit/ui.hpp"
#include "gui/model/flow.hpp"

namespace mailscope::gui {

struct Plot {
  const Flow& flow;
  Instant now;
  std::span<const Series> series;  // in one unit
  bool future = false;             // what has not happened yet is shown, pale
};
void draw_plot(Ui& ui, const Rect& rect, const Plot& plot);

const texts::Phrase& meaning_of(Series series);

// A piece of a series' curve, as it stands before its name.
void draw_sample(Ui& ui, const Rect& rect, Series series);

}  // namespace mailscope::gui
