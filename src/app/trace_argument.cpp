#include "app/trace_argument.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::app {
namespace {

std::optional<trace::Trace> read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) {
    complain(fmt::format("{}: cannot be read; write the path of a trace from run --trace", path));
    return std::nullopt;
  }
  auto trace = trace::read_json_lines(text);
  if (trace) return std::move(*trace);
  complain(fmt::format("{}: {}", path, trace.error().message));
  return std::nullopt;
}

}  // namespace

bool names_trace(const std::string& argument) {
  return argument.ends_with(".jsonl");
}

std::optional<trace::Trace> trace_argument(const std::string& argument,
                                           const sim::Options& options) {
  if (!names_trace(argument)) {
    const auto scenario = load_argument(argument);
    return scenario ? std::optional(sim::run(*scenario, options)) : std::nullopt;
  }
  if (!options.seed) return read(argument);
  complain(fmt::format("--seed: {} has been run already; write the scenario instead", argument));
  return std::nullopt;
}

}  // namespace mailscope::app
