#include "tests/house/determinism.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::house {
namespace {

// Whether what stands before a name makes it the C library's: not a member, not a name of ours
// (`trace::time`), and not a declaration (`Duration time(`).
bool is_global_before(std::string before) {
  const auto trim = [&before] {
    while (!before.empty() && before.back() == ' ') before.pop_back();
  };
  trim();
  if (before.ends_with("::")) {
    before.resize(before.size() - 2);
    return before.ends_with("std") || before.empty() || !is_word(before.back());
  }
  if (before.ends_with('.') || before.ends_with("->")) return false;
  if (before.empty() || !is_word(before.back())) return true;
  return before.ends_with("return");
}

bool calls_global(const std::string& line, std::string_view name) {
  for (auto at = find_word(line, name); at != std::string::npos;
       at = find_word(line, name, at + 1)) {
    const auto next = line.find_first_not_of(' ', at + name.size());
    const bool call = next != std::string::npos && line[next] == '(';
    if (call && is_global_before(line.substr(0, at))) return true;
  }
  return false;
}

// `std::normal_distribution` and its like: their results differ between standard libraries.
bool names_distribution(const std::string& line) {
  constexpr std::string_view kEnd = "_distribution";
  for (auto at = line.find(kEnd); at != std::string::npos; at = line.find(kEnd, at + 1)) {
    auto begin = at;
    while (begin > 0 && is_word(line[begin - 1])) --begin;
    if (line.substr(0, begin).ends_with("std::")) return true;
  }
  return false;
}

// A `static` that is neither constant nor a function: state that two simulations would share.
bool declares_static_state(const std::string& line) {
  const auto at = find_word(line, "static");
  if (at == std::string::npos) return false;
  for (const std::string_view constant : {"const", "constexpr", "constinit"}) {
    if (find_word(line, constant) != std::string::npos) return false;
  }
  const auto end = line.find_first_of("=;{(", at);
  return end != std::string::npos && line[end] != '(';
}

bool may_see_the_real_world(const Source& source) {
  return source.layer() == "gui" || source.layer() == "app";
}

}  // namespace

Faults check_determinism(const Source& source) {
  constexpr std::array kWords = {"system_clock", "steady_clock",          "high_resolution_clock",
                                 "file_clock",   "random_device",         "mt19937",
                                 "mt19937_64",   "default_random_engine", "sleep_for",
                                 "sleep_until",  "thread_local",          "random_shuffle"};
  constexpr std::array kCalls = {"time",      "clock",         "rand",      "srand",
                                 "random",    "drand48",       "sleep",     "usleep",
                                 "nanosleep", "gettimeofday",  "localtime", "localtime_r",
                                 "gmtime",    "clock_gettime", "setlocale"};
  if (may_see_the_real_world(source)) return {};
  Faults faults;
  const std::vector<std::string> lines = code_lines(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string_view word : kWords) {
      if (find_word(lines[i], word) == std::string::npos) continue;
      faults.push_back(source.place(i) + std::string(word) + " makes runs differ");
    }
    for (const std::string_view call : kCalls) {
      if (!calls_global(lines[i], call)) continue;
      faults.push_back(source.place(i) + std::string(call) + "() makes runs differ");
    }
    if (names_distribution(lines[i])) {
      faults.push_back(source.place(i) + "a std distribution makes compilers differ");
    }
    if (declares_static_state(lines[i])) {
      faults.push_back(source.place(i) + "static state is shared by simulations");
    }
  }
  return faults;
}

Faults check_unordered(const Source& source) {
  if (may_see_the_real_world(source)) return {};
  Faults faults;
  const std::vector<std::string> whole = split_lines(source.text);
  const std::vector<std::string> lines = code_lines(source.text);
  const auto says_why = [&whole](std::size_t i) {
    const auto at = whole[i].find("// unordered: ");
    return at != std::string::npos && whole[i].find_first_not_of(' ', at + 13) != std::string::npos;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool names =
        lines[i].find("unordered_") != std::string::npos && included(lines[i]).empty();
    if (!names || says_why(i) || (i > 0 && says_why(i - 1))) continue;
    faults.push_back(source.place(i) +
                     "an unordered container; say `// unordered: why it is harmless`");
  }
  return faults;
}

}  // namespace mailscope::house
