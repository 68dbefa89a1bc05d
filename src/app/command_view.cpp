#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "app/trace_argument.hpp"
#include "app/trace_file.hpp"
#include "base/text.hpp"
#include "scenario/load.hpp"
#include "texts/frame.hpp"
#include "texts/text.hpp"
#include "texts/usage.hpp"
#ifdef MAILSCOPE_HAS_WINDOW
#include "gui/view.hpp"
#endif

namespace mailscope::app {

#ifdef MAILSCOPE_HAS_WINDOW
namespace {

constexpr unsigned kLeast = 320, kMost = 8192;

// `WxH`, both from kLeast to kMost; nothing: it is not.
std::optional<gui::PixelSize> parse_size(std::string_view text) {
  const auto x = text.find('x');
  if (x == std::string_view::npos) return std::nullopt;
  const unsigned width = parse_number<unsigned>(text.substr(0, x)).value_or(0);
  const unsigned height = parse_number<unsigned>(text.substr(x + 1)).value_or(0);
  if (std::min(width, height) < kLeast || std::max(width, height) > kMost) return std::nullopt;
  return gui::PixelSize{width, height};
}

// The command line has let only these names through.
gui::Look look_of(const std::string& name) {
  if (name == "dark") return gui::Look::dark;
  return name == "projector" ? gui::Look::projector : gui::Look::light;
}

std::string_view heading_of(std::optional<scenario::Scenario::Topic> topic,
                            texts::Language language) {
  using Topic = scenario::Scenario::Topic;
  if (!topic) return texts::kGallery.others.in(language);
  switch (*topic) {
    case Topic::way:
      return texts::kGallery.way.in(language);
    case Topic::queue:
      return texts::kGallery.queue.in(language);
    case Topic::refusals:
      return texts::kGallery.refusals.in(language);
    case Topic::names:
      return texts::kGallery.names.in(language);
    case Topic::tcp:
      break;
  }
  return texts::kGallery.tcp.in(language);
}

gui::Story story_of(scenario::Scenario scenario, texts::Language language,
                    const sim::Options& options = {}) {
  gui::Story story{scenario.title, scenario.teaches, {}};
  story.heading = heading_of(scenario.topic, language);
  story.trace = [s = std::move(scenario), options] { return sim::run(s, options); };
  return story;
}

std::optional<gui::Story> story_of_scenario(const std::string& scenario, texts::Language language,
                                            const std::vector<std::string>& changes,
                                            const sim::Options& options) {
  auto loaded = load_argument(scenario, language, changes);
  if (!loaded) return std::nullopt;
  return story_of(std::move(*loaded), language, options);
}

std::optional<gui::Story> story_of_trace(const ViewArguments& arguments,
                                         const sim::Options& options, texts::Language language) {
  if (!arguments.changes.empty()) {
    complain(texts::kUsage.trace_has_run.in(language, "--set", arguments.scenario));
    return std::nullopt;
  }
  auto trace = trace_argument(arguments.scenario, language, options);
  if (!trace) return std::nullopt;
  // It is opened once: no story of the gallery comes from a file.
  const auto kept = std::make_shared<trace::Trace>(std::move(*trace));
  return gui::Story{{}, {}, [kept] { return std::move(*kept); }};
}

std::optional<gui::Story> story_named(const ViewArguments& arguments, texts::Language language) {
  const sim::Options options{.seed = arguments.seed, .until = {}};
  if (names_trace(arguments.scenario)) return story_of_trace(arguments, options, language);
  return story_of_scenario(arguments.scenario, language, arguments.changes, options);
}

}  // namespace

std::vector<std::string> tab_names() {
  return gui::tab_names();
}

int view_command(const ViewArguments& arguments, texts::Language language) {
  gui::ViewRequest request;
  if (!arguments.size.empty()) {
    request.size = parse_size(arguments.size);
    if (!request.size) {
      complain(texts::kUsage.size.in(language, arguments.size, std::to_string(kLeast),
                                     std::to_string(kMost)));
      return kBadInput;
    }
  }
  if (!arguments.scenario.empty()) {
    request.story = story_named(arguments, language);
    if (!request.story) return kBadInput;
  }
  for (scenario::Scenario& shipped : shipped_scenarios(language))
    request.gallery.push_back(story_of(std::move(shipped), language));
  if (arguments.at) request.at = Instant(*arguments.at);
  request.screenshot = arguments.screenshot;
  request.tab = arguments.tab;
  request.language = language;
  request.look = look_of(arguments.look);
  if (arguments.percent) request.scale = static_cast<float>(*arguments.percent) / 100;
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

int view_command(const ViewArguments&, texts::Language language) {
  complain(texts::kDisplay.not_built.in(language));
  return kBadInput;
}
#endif

}  // namespace mailscope::app
