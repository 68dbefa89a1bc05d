// Which files there are; each rule is shown files that break it.

#include "tests/house/files.hpp"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/house/tree.hpp"

namespace mailscope::house {
namespace {

namespace fs = std::filesystem;

// What git tracks; of a tree that is no checkout, what lies there.
std::set<std::string> top_level() {
  std::set<std::string> entries;
  const std::string command =
      "git -C '" + std::string(MAILSCOPE_SOURCE_DIR) + "' ls-files 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> git(popen(command.c_str(), "r"), pclose);
  std::string path;
  for (int c = std::fgetc(git.get()); c != EOF; c = std::fgetc(git.get())) {
    if (c != '\n') {
      path += static_cast<char>(c);
      continue;
    }
    entries.insert(path.substr(0, path.find('/')));
    path.clear();
  }
  if (!entries.empty()) return entries;
  for (const auto& entry : fs::directory_iterator(MAILSCOPE_SOURCE_DIR)) {
    if (entry.path().filename() != "build") entries.insert(entry.path().filename().string());
  }
  return entries;
}

TEST(House, FilesAreShort) {
  for (const Source& source : all_sources()) expect_none(check_length(source));
  std::string text;
  for (int i = 0; i < 400; ++i) text += "\n";
  EXPECT_EQ(check_length({"src/net/a.cpp", text}).size(), 0U);
  EXPECT_EQ(check_length({"src/net/a.cpp", text + "\n"}).size(), 1U);
}

TEST(House, TheTopLevelIsTidy) {
  expect_none(check_top_level(top_level()));
  EXPECT_TRUE(top_level().contains("src"));
  EXPECT_EQ(check_top_level({"src", "tests", ".ci", "README.md"}).size(), 0U);
  EXPECT_EQ(check_top_level({"src", "docs", "notes.txt"}).size(), 2U);
}

TEST(House, EveryFileHasAUser) {
  std::string builds;
  for (const std::string& path : files_under(".")) {
    if (path.ends_with("CMakeLists.txt")) builds += contents(path);
  }
  expect_none(check_dead_files(read_includes(all_sources()), builds));
  const auto faults = [](const std::vector<Source>& sources, const std::string& build = "") {
    return check_dead_files(read_includes(sources), build);
  };
  const Source header{"src/mail/a.hpp", ""};
  const Source own{"src/mail/a.cpp", "#include \"mail/a.hpp\"\n"};
  const Source user{"tests/mail/a_test.cpp", "#include \"mail/a.hpp\"\n"};
  const Source stray{"src/mail/b.cpp", "#include <vector>\n#include \"base/c.hpp\"\n"};
  EXPECT_EQ(faults({header, own, user}).size(), 0U);
  EXPECT_EQ(faults({header, own}), (Faults{"src/mail/a.hpp: nobody uses it"}));
  EXPECT_EQ(faults({stray}), (Faults{"src/mail/b.cpp: nobody uses it"}));
  EXPECT_EQ(faults({stray}, "add_executable(mail mail/b.cpp)").size(), 0U);
}

}  // namespace
}  // namespace mailscope::house
