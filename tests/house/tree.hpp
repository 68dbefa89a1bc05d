#pragma once
// The repository as the tests of the house read it.

#include <set>
#include <string>
#include <vector>

#include "tests/house/source.hpp"

namespace mailscope::house {

// A file's text; its path is from the root of the repository.
std::string contents(const std::string& path);

// The files that lie in a folder, by their paths from the root.
std::set<std::string> files_under(const std::string& folder);

// All .cpp and .hpp of src/ and of src/ and tests/, read once.
const std::vector<Source>& sources_of_src();
const std::vector<Source>& all_sources();

void expect_none(const Faults& faults);

}  // namespace mailscope::house
