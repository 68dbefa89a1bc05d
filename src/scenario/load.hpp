#pragma once
// From JSON text to a validated scenario, or to every fault of the text at once.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "scenario/fault.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::scenario {

using LoadResult = tl::expected<Scenario, Faults>;

inline constexpr std::size_t kLargestFile = 4 << 20;  // bytes

// `name` becomes Scenario::name; faults name `file`, or `name` when that is empty.
LoadResult load_text(std::string_view json, std::string name, std::string file = {});

// A file longer than kLargestFile is refused before it is read.
LoadResult load_file(const std::string& path);

// The JSON Schema (draft-07) of scenario files: accepts what load_text accepts, but for what
// a schema cannot say (references, ranges of durations, ...). Ends with an end of line.
std::string schema();

// ---- Shipped scenarios. `directories` are searched in order; one that is missing is empty.

// A path to a JSON file (contains a slash or ends in .json), or a shipped scenario's name.
LoadResult find(const std::string& name_or_path, const std::vector<std::string>& directories);

// Paths of all shipped scenarios, by name; of two with one name the first found.
std::vector<std::string> list_shipped(const std::vector<std::string>& directories);

}  // namespace mailscope::scenario
