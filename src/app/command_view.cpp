#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "base/text.hpp"
#include "scenario/load.hpp"
#ifdef MAILSCOPE_HAS_WINDOW
#include "gui/view.hpp"
#include "sim/simulation.hpp"
#include "texts/text.hpp"
#endif

namespace mailscope::app {

#ifdef MAILSCOPE_HAS_WINDOW
namespace {

constexpr int kLeast = 320, kMost = 8192;

// `WxH`, both from kLeast to kMost.
bool parse_size(std::string_view text, int& width, int& height) {
  const auto x = text.find('x');
  if (x == std::string_view::npos) return false;
  width = parse_number<int>(text.substr(0, x)).value_or(0);
  height = parse_number<int>(text.substr(x + 1)).value_or(0);
  return std::min(width, height) >= kLeast && std::max(width, height) <= kMost;
}

// The command line has let only these names through.
gui::Look look_of(const std::string& name) {
  if (name == "dark") return gui::Look::dark;
  return name == "projector" ? gui::Look::projector : gui::Look::light;
}

}  // namespace

std::vector<std::string> tab_names() {
  return gui::tab_names();
}

int view_command(const ViewArguments& arguments) {
  gui::ViewRequest request;
  if (!arguments.size.empty() && !parse_size(arguments.size, request.width, request.height)) {
    complain(fmt::format("--size {}: write WIDTHxHEIGHT, each from {} to {}: 1280x800",
                         arguments.size, kLeast, kMost));
    return kBadInput;
  }
  if (!arguments.scenario.empty()) {
    request.scenario = load_argument(arguments.scenario);
    if (!request.scenario) return kBadInput;
  }
  for (const std::string& path : scenario::list_shipped(scenario_directories())) {
    if (auto loaded = load_argument(path)) request.gallery.push_back(std::move(*loaded));
  }
  if (arguments.at) request.at = Instant(*arguments.at);
  request.screenshot = arguments.screenshot;
  request.tab = arguments.tab;
  request.language = texts::language_of(arguments.language);
  request.look = look_of(arguments.look);
  request.scale = static_cast<float>(arguments.percent) / 100;
  request.run = [](const scenario::Scenario& s) { return sim::run(s); };
  if (const auto done = gui::view(request); !done) {
    complain(fmt::format("mailscope: {}", done.error().message));
    return kBadInput;
  }
  return kDone;
}
#else
std::vector<std::string> tab_names() {
  return {};
}

int view_command(const ViewArguments&) {
  complain("mailscope: this build has no window; `mailscope run` and `mailscope transcript` work");
  return kBadInput;
}
#endif

}  // namespace mailscope::app
