// What comments refer to exists.

#include "tests/house/references.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/house/tree.hpp"

namespace mailscope::house {
namespace {

// Every text of ours: sources, README.md, the dialogs of protocols, what builds.
std::vector<Source> texts() {
  std::vector<Source> all = all_sources();
  all.push_back({"README.md", contents("README.md")});
  for (const std::string& path : files_under("tests")) {
    if (path.ends_with(".dialog") || path.ends_with(".txt")) all.push_back({path, contents(path)});
  }
  return all;
}

std::set<std::string> files() {
  std::set<std::string> all = {"README.md", "CMakeLists.txt", "CMakePresets.json"};
  for (const std::string folder : {"src", "tests", "scenarios", "assets"}) {
    all.merge(files_under(folder));
  }
  return all;
}

TEST(House, FilesNamedInCommentsExist) {
  const std::set<std::string> all = places(files());
  for (const Source& source : texts()) expect_none(check_files_named(source, all));
  const std::set<std::string> few =
      places({"src/net/a.cpp", "src/net/tcp/b.hpp", "tests/net/c.csv"});
  const auto faults = [&few](const std::string& text, const std::string& path = "src/net/a.cpp") {
    return check_files_named({path, text}, few);
  };
  for (const std::string good :
       {"// net/tcp/b.hpp, src/net/tcp/b.hpp, tcp/b.hpp and b.hpp.", "// net/tcp/b; net/tcp/",
        "// b*.cpp, NAME.json, https://net/x.md, and/or, /net/x", "f(\"net/x.hpp\");",
        "// tests/net/c.csv:14, net/c.csv"}) {
    EXPECT_EQ(faults(good), Faults{}) << good;
  }
  EXPECT_EQ(faults("\n// As net/x.hpp has it."),
            (Faults{"src/net/a.cpp:2: net/x.hpp does not exist"}));
  for (const std::string bad : {"// x.cpp:14", "/* net/udp */", "// src/tcp/b.hpp", "// the.md"}) {
    EXPECT_EQ(faults(bad).size(), 1U) << bad;
  }
  EXPECT_EQ(faults("See `net/x`.\n```\nnet/y\n```\n", "README.md").size(), 1U);
}

TEST(House, RfcsNamedExist) {
  const Rfcs rfcs = read_rfcs(contents("tests/house/rfcs.txt"));
  for (const Source& source : texts()) {
    if (source.path != "tests/house/references_test.cpp") {
      expect_none(check_rfcs_named(source, rfcs));
    }
  }
  const Rfcs small =
      read_rfcs("# a comment: 9\n5321 Simple Mail Transfer Protocol: 4.2 4.2.1 D.1\n");
  EXPECT_EQ(small.at("5321").title, "Simple Mail Transfer Protocol");
  const auto faults = [&small](const std::string& text) {
    return check_rfcs_named({"src/net/a.cpp", text}, small);
  };
  for (const std::string good :
       {"// RFC 5321", "// RFC 5321 §4.2.", "// RFC\n// 5321\n  // §4.2.1 and §D.1", "RFC822.SIZE",
        "\"RFC 5321 §4.2\"", "// RFC 5321 §4.2, see also §9"}) {
    EXPECT_EQ(faults(good), Faults{}) << good;
  }
  EXPECT_EQ(faults("\n// RFC 5322 §2"),
            (Faults{"src/net/a.cpp:2: RFC 5322 is not in tests/house/rfcs.txt"}));
  EXPECT_EQ(faults("// RFC 5321 §4.3"), (Faults{"src/net/a.cpp:1: RFC 5321 has no §4.3"}));
  for (const std::string bad :
       {"// RFC 5321 §4.2 and §5", "// RFC 5321\n// §4.2, §4.2.2", "\"RFC 5321 §D.2\""}) {
    EXPECT_EQ(faults(bad).size(), 1U) << bad;
  }
}

}  // namespace
}  // namespace mailscope::house
