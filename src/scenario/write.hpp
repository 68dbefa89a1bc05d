#pragma once
// From a scenario back to the text of a file.

#include <string>

#include "scenario/scenario.hpp"

namespace mailscope::scenario {

// load_text() reads it as an equal scenario, if it gives it the same name. What equals its default
// is left out. A scenario that no file describes (a link between strangers, say) is not its matter.
std::string write(const Scenario& scenario);

}  // namespace mailscope::scenario
