// The code checks itself: each rule is held against the whole tree, and shown a text that breaks
// it, so that a rule that sees nothing is seen.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include <gtest/gtest.h>

#include "tests/house_rules.hpp"

namespace mailscope::house {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MAILSCOPE_SOURCE_DIR;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_source(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".hpp";
}

std::vector<Source> sources_under(const std::string& folder) {
  std::vector<Source> sources;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
    if (!is_source(entry.path())) continue;
    const std::string path = entry.path().lexically_relative(kRoot / folder).generic_string();
    sources.push_back({path, contents(entry.path())});
  }
  EXPECT_FALSE(sources.empty());
  return sources;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> all = sources_under("src");
  return all;
}

Layers layers() {
  return read_layers(contents(kRoot / "src/layers.txt"));
}

void expect_none(const Faults& faults) {
  for (const std::string& fault : faults) ADD_FAILURE() << fault;
}

// What git tracks; of a tree that is no checkout, what lies there.
std::set<std::string> top_level() {
  std::set<std::string> entries;
  const std::string command = "git -C '" + kRoot.string() + "' ls-files 2>/dev/null";
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
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    if (entry.path().filename() != "build") entries.insert(entry.path().filename().string());
  }
  return entries;
}

const Layers kSmall =
    read_layers("# a comment: with a colon\nbase:\nmail: base\ngui:  base mail\n");

TEST(House, LayersStandOnLayersAbove) {
  ASSERT_FALSE(layers().empty());
  expect_none(check_layers(layers()));
  EXPECT_TRUE(check_layers(kSmall).empty());
  EXPECT_EQ(check_layers(read_layers("base: mail\nmail: base\n")).size(), 1U);
  EXPECT_EQ(check_layers(read_layers("base: base\n")).size(), 1U);
  EXPECT_EQ(check_layers(read_layers("base:\nbase:\n")).size(), 1U);
}

TEST(House, MakersAndViewersOfTracesDoNotSeeEachOther) {
  expect_none(check_makers_and_viewers(layers()));
  EXPECT_EQ(check_makers_and_viewers(read_layers("net:\nreplay: net\n")).size(), 1U);
  EXPECT_EQ(check_makers_and_viewers(read_layers("sim:\nhelp: sim\ngui: help\n")).size(), 1U);
  EXPECT_EQ(check_makers_and_viewers(read_layers("replay:\nsim: replay\n")).size(), 1U);
}

TEST(House, EveryFolderOfSrcIsALayer) {
  std::set<std::string> names;
  for (const Layer& layer : layers()) names.insert(layer.name);
  for (const auto& entry : fs::directory_iterator(kRoot / "src")) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(names.contains(entry.path().filename().string())) << entry.path();
  }
}

TEST(House, IncludesGoUpTheList) {
  for (const Source& source : sources()) expect_none(check_includes(source, layers()));
  const auto faults = [](const std::string& path, const std::string& text) {
    return check_includes({path, text}, kSmall).size();
  };
  EXPECT_EQ(faults("mail/a.cpp", "#include \"base/b.hpp\"\n#include \"mail/a.hpp\"\n"), 0U);
  EXPECT_EQ(faults("mail/a.cpp", "// #include \"gui/b.hpp\"\n#include <vector>\n"), 0U);
  EXPECT_EQ(faults("base/a.cpp", "#include \"mail/b.hpp\"\n"), 1U);
  EXPECT_EQ(faults("mail/a.cpp", "#  include \"gui/b.hpp\"\n"), 1U);
  EXPECT_EQ(faults("mail/a.cpp", "#include \"a.hpp\"\n#include \"../gui/b.hpp\"\n"), 2U);
  EXPECT_EQ(faults("news/a.cpp", ""), 1U);
}

TEST(House, WindowLibrariesStayInTheWindow) {
  for (const Source& source : sources()) expect_none(check_window_libraries(source));
  const auto faults = [](const std::string& path, const std::string& text) {
    return check_window_libraries({path, text}).size();
  };
  const std::string imgui = "#include <imgui.h>\n";
  const std::string sfml = "#include <SFML/Graphics.hpp>\n";
  const std::string backend = "#include <imgui_impl_opengl3.h>\n";
  EXPECT_EQ(faults("gui/shell/a.cpp", imgui + sfml + backend), 0U);
  EXPECT_EQ(faults("gui/a.cpp", imgui), 0U);
  EXPECT_EQ(faults("gui/a.cpp", sfml + backend), 2U);
  EXPECT_EQ(faults("app/a.cpp", imgui + sfml + backend), 3U);
  EXPECT_EQ(faults("app/a.cpp", "#include \"imgui.h\"\n"), 1U);
}

TEST(House, NothingMakesTwoRunsDiffer) {
  for (const Source& source : sources()) expect_none(check_determinism(source));
  const auto faults = [](const std::string& text) {
    return check_determinism({"net/a.cpp", text}).size();
  };
  for (const std::string bad :
       {"auto t = std::chrono::system_clock::now();", "steady_clock::now();", "time(nullptr);",
        "x = std::time (0);", "return time(&t);", "f(::time(0));", "int r = rand();", "srand(1);",
        "std::uniform_int_distribution<int> d;", "sleep(1);", "std::this_thread::sleep_for(1s);",
        "std::mt19937 generator;", "static int count = 0;", "static std::vector<int> all;",
        "  static Thing thing{};", "thread_local int x;", "std::random_device seed;"}) {
    EXPECT_EQ(faults(bad), 1U) << bad;
    EXPECT_EQ(check_determinism({"gui/a.cpp", bad}).size(), 0U) << bad;
  }
  for (const std::string good :
       {"// rand() would differ", "/* time(0)\n time(0) */", "f(\"time(0)\");",
        "Instant time() const;", "record.time();", "trace->time();", "trace::time(x);",
        "overtime(1);", "runtime (1);", "static constexpr int k = 3;", "static const Table table;",
        "static Thing make(int a = 3);", "static_assert(sizeof(int) == 4);",
        "network_distribution(1);", "R\"(sleep(1))\"", "const int n = 1'000; // sleep(1)",
        "char c = '\"'; // \" rand()"}) {
    EXPECT_EQ(faults(good), 0U) << good;
  }
}

TEST(House, UnorderedContainersSayWhyTheyAreHarmless) {
  for (const Source& source : sources()) expect_none(check_unordered(source));
  const auto faults = [](const std::string& text) {
    return check_unordered({"net/a.cpp", text}).size();
  };
  const std::string map = "std::unordered_map<int, int> map;";
  EXPECT_EQ(faults("#include <unordered_map>\n" + map + "\n"), 1U);
  EXPECT_EQ(faults(map + "  // unordered: \n"), 1U);
  EXPECT_EQ(faults(map + "  // unordered: looked into, never gone through\n"), 0U);
  EXPECT_EQ(faults("// unordered: looked into, never gone through\n" + map + "\n"), 0U);
  EXPECT_EQ(faults("// unordered: something else\n\n" + map + "\n"), 1U);
}

TEST(House, FilesAreShort) {
  for (const Source& source : sources()) expect_none(check_length(source));
  for (const Source& source : sources_under("tests")) {
    expect_none(check_length({"../tests/" + source.path, source.text}));
  }
  std::string text;
  for (int i = 0; i < 500; ++i) text += "\n";
  EXPECT_EQ(check_length({"net/a.cpp", text}).size(), 0U);
  EXPECT_EQ(check_length({"net/a.cpp", text + "\n"}).size(), 1U);
}

TEST(House, TheTopLevelIsTidy) {
  expect_none(check_top_level(top_level()));
  EXPECT_TRUE(top_level().contains("src"));
  EXPECT_EQ(check_top_level({"src", "tests", ".ci", "README.md"}).size(), 0U);
  EXPECT_EQ(check_top_level({"src", "docs", "notes.txt"}).size(), 2U);
}

TEST(House, CodeLinesKeepTheirNumbers) {
  const std::vector<std::string> lines = code_lines("a /* b\nc */ d\n\"e\\\"f\" g // h\n");
  EXPECT_EQ(lines, (std::vector<std::string>{"a ", " d", "\"\" g "}));
}

}  // namespace
}  // namespace mailscope::house
