#pragma once
// A trace that `run --trace FILE.jsonl` has written, read again.

#include <optional>
#include <string>

#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::app {

bool names_trace(const std::string& argument);

// On a fault it has been said on standard error, and nothing is returned.
std::optional<trace::Trace> read_trace(const std::string& path, texts::Language language);

}  // namespace mailscope::app
