#pragma once
// A beat as a sentence, where the author of the scenario says nothing of it.

#include <string>

#include "gui/model/show.hpp"
#include "replay/story/beat.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

std::string beat_in_words(const Show& show, const replay::Beat& beat, texts::Language language);

}  // namespace mailscope::gui
