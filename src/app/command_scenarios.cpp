// Commands about scenario files: check, schema, list.

#include <algorithm>
#include <cstddef>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "replay/run.hpp"
#include "replay/story/beat.hpp"
#include "replay/story/chapter.hpp"
#include "replay/story/narrate.hpp"
#include "replay/transcript.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "texts/text.hpp"
#include "texts/usage.hpp"

namespace mailscope::app {

namespace {

// A text for a beat that the run does not have. The chapter's steps may be left out by a run.
bool tells_all(const std::string& name, const scenario::Scenario& scenario,
               texts::Language language) {
  const auto for_a_beat = [](const scenario::Narration& told) { return told.on.has_value(); };
  if (std::none_of(scenario.narration.begin(), scenario.narration.end(), for_a_beat)) return true;
  const trace::Trace trace = sim::run(scenario);
  const replay::Chapter chapter(trace, replay::transcripts(trace));
  const auto beats = replay::shown_beats(chapter.beats(), trace);
  const replay::Run run = replay::run_of(trace);
  bool all = true;
  for (const std::size_t never : replay::narrate(run, chapter, beats).never) {
    if (run.narration[never].on.empty()) continue;
    complain(texts::kUsage.never_told.in(language, name, std::to_string(never),
                                         run.narration[never].on));
    all = false;
  }
  return all;
}

}  // namespace

int check_command(const std::vector<std::string>& scenarios, texts::Language language) {
  int code = kDone;
  for (const std::string& name : scenarios) {
    const auto scenario = load_argument(name, language);
    if (!scenario || !tells_all(name, *scenario, language)) code = kBadInput;
  }
  return code;
}

int schema_command() {
  print(scenario::schema());
  return kDone;
}

int list_command(Format format, texts::Language language) {
  auto listed = nlohmann::ordered_json::array();
  for (const scenario::Scenario& shipped : shipped_scenarios(language)) {
    if (format == Format::text)
      print(
          fmt::format("{:<22} {}\n{:<22} {}\n", shipped.name, shipped.title, "", shipped.teaches));
    listed.push_back(
        {{"name", shipped.name}, {"title", shipped.title}, {"teaches", shipped.teaches}});
  }
  if (format == Format::json) print(listed.dump(2) + "\n");
  const bool all = listed.size() == scenario::list_shipped(scenario_directories()).size();
  return all ? kDone : kBadInput;
}

}  // namespace mailscope::app
