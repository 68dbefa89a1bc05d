#include "tests/worlds/shards.hpp"

#include <atomic>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.hpp"

namespace mailscope::worlds {
namespace {

// In memory that all processes share.
struct Board {
  explicit Board(Seeds seeds) : next(seeds.first), lowest_bad(seeds.last + 1) {}

  void found(std::uint64_t seed) {
    std::uint64_t known = lowest_bad.load();
    while (seed < known && !lowest_bad.compare_exchange_weak(known, seed)) {
    }
  }

  std::atomic<std::uint64_t> next;
  std::atomic<std::uint64_t> lowest_bad;
  std::atomic<std::uint64_t> done = 0;
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

void show(std::uint64_t done, std::uint64_t all) {
  constexpr std::uint64_t kWidth = 50;
  const auto bar = static_cast<std::size_t>(done * kWidth / all);
  fmt::print(stderr, "\r[{:<{}}] {} of {} worlds{}", std::string(bar, '#'), kWidth, done, all,
             done == all ? "\n" : "");
}

// `trying`: where the parent finds this process's seed if it dies.
void work(Board& board, std::atomic<std::uint64_t>& trying, Seeds seeds, bool show_progress,
          const std::function<bool(std::uint64_t)>& bad) {
  const std::uint64_t all = seeds.last - seeds.first + 1;
  const std::uint64_t step = all / 200 + 1;
  while (true) {
    const std::uint64_t seed = board.next++;
    if (seed >= board.lowest_bad || seed > seeds.last) return;
    trying = seed;
    if (bad(seed)) board.found(seed);
    const std::uint64_t done = ++board.done;
    if (show_progress && (done % step == 0 || done == all)) show(done, all);
  }
}

// New anonymous pages that children made by fork() see as their parent does.
void* shared(std::size_t size) {
  void* pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  MAILSCOPE_CHECK(pages != MAP_FAILED);
  return pages;
}

}  // namespace

std::optional<std::uint64_t> lowest_bad_seed(Seeds seeds, unsigned jobs, bool show_progress,
                                             const std::function<bool(std::uint64_t)>& bad) {
  Board& board = *new (shared(sizeof(Board))) Board(seeds);
  const std::size_t size = jobs * sizeof(std::atomic<std::uint64_t>);
  auto* trying = static_cast<std::atomic<std::uint64_t>*>(shared(size));
  std::vector<pid_t> children;
  for (unsigned job = 0; job < jobs; ++job) {
    new (&trying[job]) std::atomic<std::uint64_t>(seeds.first);
    const pid_t child = ::fork();
    MAILSCOPE_CHECK(child >= 0);
    if (child == 0) {
      work(board, trying[job], seeds, show_progress, bad);
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (unsigned job = 0; job < jobs; ++job) {
    int status = 0;
    MAILSCOPE_CHECK(::waitpid(children[job], &status, 0) == children[job]);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) board.found(trying[job]);
  }
  const std::uint64_t lowest = board.lowest_bad;
  ::munmap(&board, sizeof(Board));
  ::munmap(trying, size);
  if (lowest > seeds.last) return std::nullopt;
  return lowest;
}

}  // namespace mailscope::worlds
