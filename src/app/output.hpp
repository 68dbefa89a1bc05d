#pragma once
// Where results go: standard output, or a file that is written beside its target and renamed
// into place, so that an interrupted run leaves the old file whole.

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "texts/text.hpp"

namespace mailscope::app {

// Exit codes: scripts rely on them.
inline constexpr int kDone = 0;
inline constexpr int kExpectationFailed = 1;
inline constexpr int kBadInput = 2;

struct OutputFile {
  std::string path;  // "-" is standard output
  std::string bytes;
};

// All of them, or, if one cannot be written, none.
Result<void> write_outputs(const std::vector<OutputFile>& files, texts::Language language);

void print(std::string_view text, std::FILE* to = stdout);  // as it is
void complain(std::string_view line);                       // to standard error, with a line feed

}  // namespace mailscope::app
