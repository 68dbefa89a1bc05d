#pragma once
// Where the scenario tests find their files.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace mailscope::scenario::test {

inline std::filesystem::path here() {
  return std::filesystem::path(MAILSCOPE_SOURCE_DIR) / "tests/scenario";
}

inline std::string shipped_directory() {
  return (here() / "../../scenarios").lexically_normal().string();
}

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The JSON files of one folder of the corpus, sorted.
inline std::vector<std::filesystem::path> corpus(const std::string& kind) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(here() / "corpus" / kind)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace mailscope::scenario::test
