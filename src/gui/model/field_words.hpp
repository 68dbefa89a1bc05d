#pragma once
// What each field of a packet is for, in a line.

#include <string_view>

#include "texts/text.hpp"
#include "wire/fields.hpp"

namespace mailscope::gui {

std::string_view meaning(wire::FieldName field, texts::Language language);

}  // namespace mailscope::gui
