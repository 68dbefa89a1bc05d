#include "app/trace_argument.hpp"

#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "app/trace_file.hpp"
#include "texts/usage.hpp"

namespace mailscope::app {

std::optional<trace::Trace> trace_argument(const std::string& argument, texts::Language language,
                                           const sim::Options& options) {
  if (!names_trace(argument)) {
    const auto scenario = load_argument(argument, language);
    return scenario ? std::optional(sim::run(*scenario, options)) : std::nullopt;
  }
  if (!options.seed) return read_trace(argument, language);
  complain(texts::kUsage.trace_has_run.in(language, "--seed", argument));
  return std::nullopt;
}

}  // namespace mailscope::app
