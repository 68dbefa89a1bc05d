#pragma once
// Holds a scenario's expectations against what became of the messages.

#include <string>
#include <vector>

#include "replay/world/world.hpp"
#include "scenario/scenario.hpp"
#include "texts/text.hpp"

namespace mailscope::grade {

struct Grade {
  std::string text;  // what was expected
  bool held;
  std::string instead;  // what happened; empty if it held
};

std::vector<Grade> grade(const scenario::Scenario& scenario, const replay::World& end,
                         texts::Language language);

}  // namespace mailscope::grade
