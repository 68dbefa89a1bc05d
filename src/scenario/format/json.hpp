#pragma once
// The tree of a file as the library's JSON, to be printed.

#include <nlohmann/json.hpp>

#include "scenario/format/document.hpp"

namespace mailscope::scenario {

using Json = nlohmann::ordered_json;

Json json_number(double value);  // whole numbers without a fraction: 1, not 1.0
Json to_json(const Node& node);

}  // namespace mailscope::scenario
