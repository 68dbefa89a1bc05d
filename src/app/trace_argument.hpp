#pragma once
// The argument of commands that look at a run: a scenario, which is run, or a trace that `run
// --trace FILE.jsonl` has written.

#include <optional>
#include <string>

#include "sim/simulation.hpp"
#include "texts/text.hpp"

namespace mailscope::app {

// On a fault it has been said on standard error, and nothing is returned. A trace has been run
// with a seed: another one in `options` is a fault.
std::optional<trace::Trace> trace_argument(const std::string& argument, texts::Language language,
                                           const sim::Options& options = {});

}  // namespace mailscope::app
