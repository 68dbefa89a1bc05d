#include "scenario/nearest.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/text.hpp"

namespace mailscope::scenario {
namespace {

// Levenshtein's distance, ignoring case: insert, remove or change one character.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
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
    if (d >= best) continue;
    best = d;
    found = candidate;
  }
  return found;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  constexpr std::size_t kListed = 8;
  const std::string_view meant = nearest(word, known);
  if (!meant.empty()) return fmt::format("; did you mean \"{}\"?", meant);
  if (known.empty() || known.size() > kListed) return "";
  return fmt::format("; known here: {}", fmt::join(known, ", "));
}

}  // namespace mailscope::scenario
