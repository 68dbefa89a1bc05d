// Runs random worlds and holds what must hold in each: no message is lost, whatever happens. A
// world in which one is lost is written down as a scenario that the window opens.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.hpp"
#include "tests/worlds/shards.hpp"
#include "tests/worlds/world_maker.hpp"
#include "tests/worlds/worlds_run.hpp"

namespace mailscope::worlds {
namespace {

constexpr int kAllGood = 0, kLoss = 1, kBadUsage = 2;

bool write(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.flush();
  if (!file) fmt::print(stderr, "cannot write {}\n", path);
  return file.good();
}

std::optional<std::uint64_t> number(const std::string& text) {
  if (text.empty() || text.size() > 18) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  return std::stoull(text);
}

// "A..B", or one alone.
std::optional<Seeds> parse_seeds(const std::string& text) {
  const auto dots = text.find("..");
  const auto first = number(text.substr(0, dots));
  const auto last = dots == std::string::npos ? first : number(text.substr(dots + 2));
  if (!first || !last || *last < *first) return std::nullopt;
  return Seeds{*first, *last};
}

// The program beside which this one was built, as one would type it here.
std::string mailscope() {
  const std::string from_here = std::filesystem::proximate(MAILSCOPE_PROGRAM).string();
  return from_here.starts_with("..") ? MAILSCOPE_PROGRAM : from_here;
}

// In a process of its own: what died once dies again. Its reason stands on standard error then.
void report(std::uint64_t seed) {
  const std::string file = fmt::format("world-{}.json", seed);
  if (!write(file, make_world(seed))) return;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto trouble = trouble_of(seed);
    if (!trouble) ::_exit(1);
    fmt::print("seed {}: {}; to see it: {} view {} --at {}s\n", seed, trouble->what, mailscope(),
               file, format_seconds(trouble->at));
    std::fflush(stdout);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  fmt::print("seed {}: the simulation dies; to see it: {} view {}\n", seed, mailscope(), file);
}

int run(Seeds seeds, unsigned jobs) {
  const auto bad = [](std::uint64_t seed) { return trouble_of(seed).has_value(); };
  const bool terminal = ::isatty(STDERR_FILENO) != 0;
  if (const auto seed = lowest_bad_seed(seeds, jobs, terminal, bad)) {
    report(*seed);
    return kLoss;
  }
  fmt::print("{} random worlds: nothing was lost\n", seeds.last - seeds.first + 1);
  return kAllGood;
}

}  // namespace
}  // namespace mailscope::worlds

int main(int argc, char** argv) {
  using namespace mailscope::worlds;
  CLI::App app{"Runs random worlds of mail servers and checks that no message is lost."};
  std::string range = "0..9999";
  app.add_option("--seeds", range, "which worlds: A..B, or one alone")->capture_default_str();
  unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
  app.add_option("--jobs", jobs, "how many at a time; default: as many as there are cores")
      ->check(CLI::Range(1, 1'024));
  std::vector<std::string> world;
  app.add_option("--world", world, "writes the scenario of one world to a file, and runs none")
      ->type_name("SEED FILE")
      ->expected(2);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kAllGood : kBadUsage;
  }
  const auto seeds = parse_seeds(world.empty() ? range : world[0]);
  if (!seeds) {
    fmt::print(stderr, "--seeds: write A..B, such as 0..9999, or one number\n");
    return kBadUsage;
  }
  if (!world.empty()) return write(world[1], make_world(seeds->first)) ? kAllGood : kBadUsage;
  return run(*seeds, jobs);
}
