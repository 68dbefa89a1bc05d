// A file includes what it names.

#include "tests/house/names.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/house/tree.hpp"

namespace mailscope::house {
namespace {

const Headers kSmall = read_headers(
    "# a comment: with a colon\nalgorithm: sort\nvector: vector size_t\ncstddef: size_t\n"
    "fmt/ranges.h: fmt::join\nchrono: chrono\n");

Headers headers() {
  return read_headers(contents("tests/house/headers.txt"));
}

TEST(House, FilesIncludeWhatTheyName) {
  const Includes includes = read_includes(all_sources());
  const Headers all = headers();
  for (const Source& source : all_sources()) expect_none(check_names(source, includes, all));
  const auto faults = [](const std::string& text, const std::string& path = "src/net/a.cpp") {
    const Source source{path, text};
    const Source ours{"src/net/ours.hpp", "#include <algorithm>\n#include \"net/b.hpp\"\n"};
    const Source far{"src/net/b.hpp", "#include <chrono>\n"};
    return check_names(source, read_includes({source, ours, far}), kSmall);
  };
  EXPECT_EQ(faults("// std::sort\nf(\"std::sort\");"), Faults{});
  EXPECT_EQ(faults("#include <algorithm>\nstd::sort(a, b); std::ranges::sort(c);"), Faults{});
  EXPECT_EQ(faults("#include \"net/ours.hpp\"\nstd::sort(a, b);"), Faults{});
  EXPECT_EQ(faults("#include <vector>\nstd::size_t n;"), Faults{});
  EXPECT_EQ(faults("#include <chrono>\nstd::chrono::seconds s;"), Faults{});
  EXPECT_EQ(faults("\nstd::sort(a, b);\nstd::sort(c, d);"),
            (Faults{"src/net/a.cpp:2: std::sort without <algorithm>"}));
  EXPECT_EQ(faults("#include \"net/ours.hpp\"\nstd::chrono::seconds s;").size(), 1U);
  EXPECT_EQ(faults("std::ranges::sort(a);").size(), 1U);
  EXPECT_EQ(faults("std::size_t n;"),
            (Faults{"src/net/a.cpp:1: std::size_t without <cstddef> or <vector>"}));
  EXPECT_EQ(faults("fmt::join(a, b);").size(), 1U);
  EXPECT_EQ(faults("#include \"net/ours.hpp\"\nstd::sort(a, b);", "src/net/a.hpp").size(), 1U);
  EXPECT_EQ(faults("#include <vector>\nstd::vectors v;").size(), 1U);  // not in the table
}

TEST(House, FilesUseWhatTheyInclude) {
  const Headers all = headers();
  for (const Source& source : all_sources()) expect_none(check_needless_includes(source, all));
  const auto faults = [](const std::string& text) {
    return check_needless_includes({"src/net/a.cpp", text}, kSmall);
  };
  EXPECT_EQ(faults("#include <algorithm>\n#include <other>\nstd::sort(a, b);"), Faults{});
  EXPECT_EQ(faults("#include <vector>\n#include <cstddef>\nstd::size_t n;"), Faults{});
  EXPECT_EQ(faults("#include <vector>\n#include <algorithm>\nstd::vector<int> v;  // std::sort"),
            (Faults{"src/net/a.cpp:2: <algorithm> gives no name that is used here"}));
}

}  // namespace
}  // namespace mailscope::house
