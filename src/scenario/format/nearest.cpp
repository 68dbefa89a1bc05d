#include "scenario/format/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"

namespace mailscope::scenario {
namespace {

// How many slips of the finger lie between two words, ignoring case: insert, remove or change
// one character, or swap two neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, last, row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j - 1] + (same ? 0 : 1), last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  constexpr std::size_t kLongest = 64;  // longer words are no typing mistakes
  constexpr std::size_t kMost = 1000;   // candidates looked at
  std::string_view found;
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (std::size_t i = 0; i < std::min(known.size(), kMost); ++i) {
    const std::string_view candidate = known[i];
    if (word.size() > kLongest || candidate.size() >= word.size() + best ||
        word.size() >= candidate.size() + best) {
      continue;
    }
    const std::size_t d = distance(word, candidate);
    if (d >= best || d >= word.size()) continue;  // all changed is no slip
    best = d;
    found = candidate;
  }
  return found;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  constexpr std::size_t kListed = 16;
  const std::string_view meant = nearest(word, known);
  if (!meant.empty()) return fmt::format("; did you mean \"{}\"?", meant);
  if (known.empty() || known.size() > kListed) return "";
  return fmt::format("; known here: {}", fmt::join(known, ", "));
}

}  // namespace mailscope::scenario
