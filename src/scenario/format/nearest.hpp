#pragma once
// "did you mean ...?"

#include <string>
#include <string_view>
#include <vector>

namespace mailscope::scenario {

// The one of `known` that `word` looks like a slip of; empty if none.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

// `; did you mean "subject"?` when one of `known` is near to `word`, else the known ones
// when they are few, `; known here: ...`, else empty.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace mailscope::scenario
