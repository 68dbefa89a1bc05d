#include "tests/house/tree.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace mailscope::house {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MAILSCOPE_SOURCE_DIR;

std::vector<Source> sources_under(const std::string& folder) {
  std::vector<Source> sources;
  for (const std::string& path : files_under(folder)) {
    if (path.ends_with(".cpp") || path.ends_with(".hpp")) sources.push_back({path, contents(path)});
  }
  EXPECT_FALSE(sources.empty());
  return sources;
}

}  // namespace

std::string contents(const std::string& path) {
  std::ifstream file(kRoot / path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> files_under(const std::string& folder) {
  std::set<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
    if (entry.is_directory()) continue;
    files.insert(entry.path().lexically_relative(kRoot).generic_string());
  }
  return files;
}

const std::vector<Source>& sources_of_src() {
  static const std::vector<Source> all = sources_under("src");
  return all;
}

const std::vector<Source>& all_sources() {
  static const std::vector<Source> all = [] {
    std::vector<Source> both = sources_under("src");
    const std::vector<Source> tests = sources_under("tests");
    both.insert(both.end(), tests.begin(), tests.end());
    return both;
  }();
  return all;
}

void expect_none(const Faults& faults) {
  for (const std::string& fault : faults) ADD_FAILURE() << fault;
}

}  // namespace mailscope::house
