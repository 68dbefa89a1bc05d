// Prints `scenario sha256` for every shipped scenario: the same lines with every compiler and at
// every optimisation level.

#include <fmt/format.h>

#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "trace/json_lines.hpp"

int main() {
  using namespace mailscope;
  const std::vector<std::string> directories{MAILSCOPE_SOURCE_DIR "/scenarios"};
  for (const std::string& path : scenario::list_shipped(directories)) {
    const auto loaded = scenario::load_file(path);
    if (!loaded) {
      fmt::print(stderr, "{}", scenario::format_faults(loaded.error()));
      return 1;
    }
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      const trace::Trace trace = sim::run(*loaded, {.seed = seed, .until = {}});
      fmt::print("{} seed {} {}\n", loaded->name, seed, trace::digest(trace));
    }
  }
}
