#pragma once
// Where results go: standard output, or a file that is written beside its target and renamed
// into place, so that an interrupted run leaves the old file whole.

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace mailscope::app {

// Exit codes, as the manual fixes them.
inline constexpr int kDone = 0;
inline constexpr int kExpectationFailed = 1;
inline constexpr int kBadInput = 2;

// `path` of "-" is standard output.
Result<void> write_output(const std::string& path, std::string_view bytes);

void print(std::string_view text);     // to standard output, as it is
void complain(std::string_view line);  // to standard error, with a line feed

}  // namespace mailscope::app
