#include "tests/house/files.hpp"

#include <algorithm>
#include <cstddef>

namespace mailscope::house {
namespace {

constexpr std::size_t kLongestFile = 400;

std::string without_extension(const std::string& path) {
  return path.substr(0, path.rfind('.'));
}

// Whether a .cpp implements a header: it includes one of its own folder.
bool implements_something(const std::string& path, const std::set<std::string>& includes) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  return std::any_of(includes.begin(), includes.end(),
                     [&folder](const std::string& one) { return one.starts_with(folder); });
}

// Whether the build runs a .cpp for its own sake.
bool is_started(const std::string& path, std::string_view builds) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.ends_with("_test.cpp") || name.ends_with("_fuzz.cpp") ||
         path.starts_with("tests/examples/") || builds.find(name) != std::string_view::npos;
}

}  // namespace

Faults check_length(const Source& source) {
  const std::size_t lines = split_lines(source.text).size();
  if (lines <= kLongestFile) return {};
  return {source.path + ": " + std::to_string(lines) + " lines; the longest may have " +
          std::to_string(kLongestFile)};
}

Faults check_dead_files(const Includes& includes, std::string_view builds) {
  std::set<std::string> used;
  for (const auto& [path, files] : includes) {
    for (const std::string& file : files) {
      if (without_extension(file) != without_extension(path)) used.insert(file);
    }
  }
  Faults faults;
  for (const auto& [path, files] : includes) {
    const bool alive = path.ends_with(".hpp")
                           ? used.contains(path)
                           : is_started(path, builds) || implements_something(path, files);
    if (!alive) faults.push_back(path + ": nobody uses it");
  }
  return faults;
}

Faults check_top_level(const std::set<std::string>& entries) {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "CMakePresets.json", "README.md", "assets", "scenarios", "src", "tests"};
  Faults faults;
  for (const std::string& entry : entries) {
    if (!entry.starts_with('.') && !allowed.contains(entry)) {
      faults.push_back(entry + ": the top level has " + std::to_string(allowed.size()) +
                       " entries, and this is none of them");
    }
  }
  return faults;
}

}  // namespace mailscope::house
