#pragma once
// The SCENARIO argument of every command: a file, the name of a shipped scenario, or a trace, whose
// scenario is run again.

#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "texts/text.hpp"

namespace mailscope::app {

// Where shipped scenarios are looked for: beside an installed program, then in the source tree.
std::vector<std::string> scenario_directories();

// The shipped scenarios in the order of a course. One with a fault is left out, after it has been
// said on standard error.
std::vector<scenario::Scenario> shipped_scenarios(texts::Language language);

// Loads it, after the changes of `--set /json/pointer=VALUE`. On a fault it has been said on
// standard error, and nothing is returned.
std::optional<scenario::Scenario> load_argument(const std::string& name_or_path,
                                                texts::Language language,
                                                const std::vector<std::string>& changes = {});

}  // namespace mailscope::app
