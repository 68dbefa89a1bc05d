#include "app/trace_argument.hpp"

#include <fstream>
#include <iterator>
#include <string_view>

#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "base/text.hpp"
#include "scenario/fault.hpp"
#include "texts/usage.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::app {
namespace {

// "line 7: ..." of the trace's reader, as faults of scenarios are told. A record is a line, and
// which member of it is wrong stands in the message.
scenario::Fault fault_of(const std::string& message) {
  constexpr std::string_view kLine = "line ";
  scenario::Fault fault{.message = message};
  if (!message.starts_with(kLine)) return fault;
  const auto colon = message.find(": ");
  const auto line = parse_number<std::size_t>(
      std::string_view(message).substr(kLine.size(), colon - kLine.size()));
  if (!line) return fault;
  fault.line = *line;
  fault.message.erase(0, colon + 2);
  return fault;
}

std::optional<trace::Trace> read(const std::string& path, texts::Language language) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) {
    const std::string why(texts::kUsage.no_trace.in(language));
    complain(scenario::format_fault(path, {.message = why}));
    return std::nullopt;
  }
  auto trace = trace::read_json_lines(text);
  if (trace) return std::move(*trace);
  complain(scenario::format_fault(path, fault_of(trace.error().message)));
  return std::nullopt;
}

}  // namespace

bool names_trace(const std::string& argument) {
  return argument.ends_with(".jsonl");
}

std::optional<trace::Trace> trace_argument(const std::string& argument, texts::Language language,
                                           const sim::Options& options) {
  if (!names_trace(argument)) {
    const auto scenario = load_argument(argument, language);
    return scenario ? std::optional(sim::run(*scenario, options)) : std::nullopt;
  }
  if (!options.seed) return read(argument, language);
  complain(texts::kUsage.trace_has_run.in(language, "--seed", argument));
  return std::nullopt;
}

}  // namespace mailscope::app
