#pragma once
// The files that `mailscope run` writes beside its report.

#include <vector>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "scenario/scenario.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::app {

// One line that says why two of the files that are asked for cannot both be written.
Result<void> check_run_files(const RunArguments& arguments, texts::Language language);

// All that is asked for, made and not yet written.
Result<std::vector<OutputFile>> make_run_files(const RunArguments& arguments,
                                               const scenario::Scenario& scenario,
                                               const trace::Trace& trace, texts::Language language);

// Whether one of them is standard output, so that the report must go elsewhere.
bool uses_standard_output(const RunArguments& arguments);

}  // namespace mailscope::app
