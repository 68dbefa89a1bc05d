#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/grade.hpp"
#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "export/report.hpp"
#include "replay/cursor.hpp"
#include "replay/report.hpp"
#include "sim/simulation.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::app {
namespace {

std::string json_report(const scenario::Scenario& scenario, std::uint64_t seed,
                        const trace::Trace& trace, const replay::World& end,
                        const std::vector<Grade>& grades) {
  nlohmann::ordered_json report{{"scenario", scenario.name},
                                {"seed", seed},
                                {"ended_at", format_seconds(trace.ended_at())},
                                {"events", trace.size()},
                                {"messages", replay::messages_json(end)},
                                {"sessions", replay::sessions_json(end)},
                                {"expectations", nlohmann::ordered_json::array()},
                                {"trace_sha256", trace::digest(trace)}};
  for (const Grade& g : grades) {
    nlohmann::ordered_json one{{"text", g.text}, {"held", g.held}};
    if (!g.held) one["instead"] = g.instead;
    report["expectations"].push_back(std::move(one));
  }
  return report.dump(2) + "\n";
}

}  // namespace

int run_command(const RunArguments& arguments) {
  const auto scenario = load_argument(arguments.scenario, arguments.changes);
  if (!scenario) return kBadInput;
  sim::Options options{.seed = arguments.seed, .until = {}};
  if (arguments.until) options.until = Instant(*arguments.until);
  const trace::Trace trace = sim::run(*scenario, options);

  if (!arguments.trace_file.empty()) {
    if (const auto done = write_output(arguments.trace_file, trace::to_json_lines(trace)); !done) {
      complain(done.error().message);
      return kBadInput;
    }
  }
  replay::Replay replay(trace);
  const replay::World& end = replay.at(replay.last());
  const std::vector<Grade> grades = grade(*scenario, end);
  if (arguments.format == Format::json) {
    print(json_report(*scenario, arguments.seed.value_or(scenario->seed), trace, end, grades));
  } else {
    print(exports::report_text(end));
  }
  int code = kDone;
  for (const Grade& g : grades) {
    if (g.held) continue;
    complain(fmt::format("expected: {}; instead: {}", g.text, g.instead));
    code = kExpectationFailed;
  }
  return code;
}

}  // namespace mailscope::app
