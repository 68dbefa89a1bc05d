#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/run_files.hpp"
#include "app/scenario_argument.hpp"
#include "export/report.hpp"
#include "export/report_json.hpp"
#include "grade/grade.hpp"
#include "replay/world/cursor.hpp"
#include "sim/simulation.hpp"
#include "texts/text.hpp"
#include "texts/usage.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::app {
namespace {

std::string json_report(const scenario::Scenario& scenario, std::uint64_t seed,
                        const trace::Trace& trace, const replay::World& end,
                        const std::vector<grade::Grade>& grades) {
  nlohmann::ordered_json report{{"scenario", scenario.name},
                                {"seed", seed},
                                {"ended_at", format_seconds(trace.ended_at())},
                                {"events", trace.size()},
                                {"messages", exports::messages_json(end)},
                                {"sessions", exports::sessions_json(end)},
                                {"expectations", nlohmann::ordered_json::array()},
                                {"trace_sha256", trace::digest(trace)}};
  for (const grade::Grade& g : grades) {
    nlohmann::ordered_json one{{"text", g.text}, {"held", g.held}};
    if (!g.held) one["instead"] = g.instead;
    report["expectations"].push_back(std::move(one));
  }
  return report.dump(2) + "\n";
}

}  // namespace

int run_command(const RunArguments& arguments, texts::Language language) {
  if (const auto fit = check_run_files(arguments, language); !fit) {
    complain(fit.error().message);
    return kBadInput;
  }
  const auto scenario = load_argument(arguments.scenario, language, arguments.changes);
  if (!scenario) return kBadInput;
  sim::Options options{.seed = arguments.seed, .until = {}};
  if (arguments.until) options.until = Instant(*arguments.until);
  const trace::Trace trace = sim::run(*scenario, options);

  const auto files = make_run_files(arguments, *scenario, trace, language);
  const auto written =
      files.and_then([language](const auto& all) { return write_outputs(all, language); });
  if (!written) {
    complain(written.error().message);
    return kBadInput;
  }
  replay::Replay replay(trace);
  const replay::World& end = replay.at(replay.last());
  const std::vector<grade::Grade> grades = grade::grade(*scenario, end, language);
  const std::string report =
      arguments.format == Format::json
          ? json_report(*scenario, arguments.seed.value_or(scenario->seed), trace, end, grades)
          : exports::report_text(end, language);
  print(report, uses_standard_output(arguments) ? stderr : stdout);
  int code = kDone;
  for (const grade::Grade& g : grades) {
    if (g.held) continue;
    complain(texts::kUsage.unexpected.in(language, g.text, g.instead));
    code = kExpectationFailed;
  }
  return code;
}

}  // namespace mailscope::app
