#pragma once
// The window as the command line opens it.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "gui/frame.hpp"
#include "gui/theme.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::gui {

// What the window can open. It asks for the trace and never reaches into a simulation.
struct Story {
  std::string title, teaches;  // of its card
  std::function<trace::Trace()> trace;
  std::string heading = {};  // above it and its neighbours; empty: none
};

struct ViewRequest {
  std::optional<Story> story;     // none: opens on the gallery
  std::vector<Story> gallery;     // the shipped ones; those of one heading are neighbours
  std::optional<Instant> at;      // where the show begins, paused
  std::string screenshot;         // a PNG to write of the first frame; empty: stay open
  std::optional<PixelSize> size;  // none: what the display has room for
  std::string tab;                // of the inspector, by its name; empty: the first
  texts::Language language = texts::Language::english;
  Look look = Look::light;
  std::optional<float> scale;  // none: as the size, or the display, asks for
};

// Of the inspector, in their order.
std::vector<std::string> tab_names();

// Returns when the window is closed, or the screenshot written. Fails when there is no display.
Result<void> view(const ViewRequest& request);

}  // namespace mailscope::gui
