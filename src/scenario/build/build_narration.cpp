#include <algorithm>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"
#include "scenario/format/member.hpp"

namespace mailscope::scenario {

void Builder::build_narration() {
  const Node* narration = sound_member(root_, "narration");
  if (!narration) return;
  for (const Node* told : all_of(*narration)) check_told(*told);
  read(*narration, description::kNarration, out_.narration, *this);
}

// A text stands at a beat, or at steps.
void Builder::check_told(const Node& told) {
  const bool on = std::any_of(told.children.begin(), told.children.end(),
                              [](const Node& child) { return child.key == "on"; });
  const Node* text = sound_member(told, "text");
  if (text && !on) {
    log_.at_key(*text, "the beat is missing at which this is told; write \"on\" beside it");
  }
  for (const std::string_view step : {"1", "2", "3", "4", "5", "6"}) {
    const Node* beside = sound_member(told, step);
    if (beside && (on || text)) {
      log_.at_key(*beside, "a text stands at a beat or at a step; write an object of its own");
    }
  }
}

}  // namespace mailscope::scenario
