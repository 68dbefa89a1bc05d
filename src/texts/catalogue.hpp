#pragma once
// All texts at once. Who shows a text includes its theme instead.

#include <string>
#include <vector>

#include "texts/text.hpp"

namespace mailscope::texts {

std::vector<AnyText> catalogue();

// Every character of every text, for the font atlas.
std::string all_characters(Language language);

}  // namespace mailscope::texts
