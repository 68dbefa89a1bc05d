#pragma once
// What would make two runs of a scenario differ.

#include "tests/house/source.hpp"

namespace mailscope::house {

Faults check_determinism(const Source& source);
// Unordered containers have an order that no one has chosen. Where one is only looked into, a
// comment on its line or the line above begins with `unordered:` and says so.
Faults check_unordered(const Source& source);

}  // namespace mailscope::house
