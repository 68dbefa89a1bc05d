#pragma once
// The window as the command line opens it.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "gui/theme.hpp"
#include "scenario/scenario.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::gui {

struct ViewRequest {
  std::optional<scenario::Scenario> scenario;  // none: opens on the gallery
  std::vector<scenario::Scenario> gallery;     // the shipped ones
  // Runs a scenario: the window itself never reaches into a simulation.
  std::function<trace::Trace(const scenario::Scenario&)> run;
  std::optional<Instant> at;  // where the show begins, paused
  std::string screenshot;     // a PNG to write of the first frame; empty: stay open
  int width = 1280, height = 800;
  std::string tab;  // of the inspector, by its name; empty: the first
  texts::Language language = texts::Language::english;
  Look look = Look::light;
  float scale = 1;
};

// Of the inspector, in their order.
std::vector<std::string> tab_names();

// Returns when the window is closed, or the screenshot written. Fails when there is no display.
Result<void> view(const ViewRequest& request);

}  // namespace mailscope::gui
