#pragma once
// Many seeds, shared out to processes: one that dies takes no other with it, and its seed is known.

#include <cstdint>
#include <functional>
#include <optional>

namespace mailscope::worlds {

struct Seeds {
  std::uint64_t first, last;  // both included
};

// Tries the seeds in ascending order, `jobs` at a time. `bad`: whether something is wrong with
// this one; a process that dies says so too. The lowest bad seed: all below it are good.
std::optional<std::uint64_t> lowest_bad_seed(Seeds seeds, unsigned jobs, bool show_progress,
                                             const std::function<bool(std::uint64_t)>& bad);

}  // namespace mailscope::worlds
