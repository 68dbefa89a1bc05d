#pragma once
// Which files there are, and how long they may be.

#include <set>
#include <string>
#include <string_view>

#include "tests/house/source.hpp"

namespace mailscope::house {

Faults check_length(const Source& source);

// Headers that nobody includes but the .cpp of the same name, and .cpp files that neither implement
// a header of their folder nor are started: tests, fuzz targets, examples, and what `builds` names,
// the text of all CMakeLists.txt.
Faults check_dead_files(const Includes& includes, std::string_view builds);

// `entries`: the names on the top level of the repository.
Faults check_top_level(const std::set<std::string>& entries);

}  // namespace mailscope::house
