#pragma once
// A file includes what it names. Standard headers include each other as each library likes, so
// what compiles without an include here may not elsewhere.

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "tests/house/source.hpp"

namespace mailscope::house {

// A name ("std::sort") and the headers that give it, one of which is enough ("<algorithm>").
using Headers = std::map<std::string, std::set<std::string>>;

// Reads lines of the form `header: name name`; names are std's unless they say otherwise.
Headers read_headers(std::string_view text);

// Names of std and fmt that `source` uses without including a header that gives them, and names
// that `headers` does not know. A header of ours brings what it speaks of: a .cpp need not include
// once more what the headers of ours include that it includes.
Faults check_names(const Source& source, const Includes& includes, const Headers& headers);

// Headers of the table that `source` includes without using any name of theirs.
Faults check_needless_includes(const Source& source, const Headers& headers);

}  // namespace mailscope::house
