#pragma once
// What comments refer to exists.

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "tests/house/source.hpp"

namespace mailscope::house {

// What a comment may mean by a name, of the repository's files by their paths from its root: every
// file and folder by its path, a source also without its extension, and every file by its name.
std::set<std::string> places(const std::set<std::string>& files);

// Files and folders that comments name ("policy/tcp.cpp", "gui/panels/", "fold_disk.cpp")
// and that are none of `places`. A path may begin at the root, at src/ or tests/, or in the folder
// of `source`. A text that is no C++ is all comment, but for what stands between ``` lines.
Faults check_files_named(const Source& source, const std::set<std::string>& places);

// The RFCs that we cite, by number, each with its sections.
struct Rfc {
  std::string title;
  std::set<std::string> sections;
};
using Rfcs = std::map<std::string, Rfc>;

// Reads lines of the form `5321 Simple Mail Transfer Protocol: 1 2 2.1`.
Rfcs read_rfcs(std::string_view text);

// RFCs that comments cite and `rfcs` does not list, and sections that they do not have.
Faults check_rfcs_named(const Source& source, const Rfcs& rfcs);

}  // namespace mailscope::house
