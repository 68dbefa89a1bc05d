#include "app/trace_argument.hpp"

#include <fmt/format.h>

#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "app/trace_file.hpp"

namespace mailscope::app {

std::optional<trace::Trace> trace_argument(const std::string& argument,
                                           const sim::Options& options) {
  if (!names_trace(argument)) {
    const auto scenario = load_argument(argument);
    return scenario ? std::optional(sim::run(*scenario, options)) : std::nullopt;
  }
  if (!options.seed) return read_trace(argument);
  complain(fmt::format("--seed: {} has been run already; write the scenario instead", argument));
  return std::nullopt;
}

}  // namespace mailscope::app
