// Nothing that makes runs differ, with texts that would.

#include "tests/house/determinism.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/house/tree.hpp"

namespace mailscope::house {
namespace {

TEST(House, NothingMakesTwoRunsDiffer) {
  for (const Source& source : sources_of_src()) expect_none(check_determinism(source));
  const auto faults = [](const std::string& text) {
    return check_determinism({"src/net/a.cpp", text}).size();
  };
  for (const std::string bad :
       {"auto t = std::chrono::system_clock::now();", "steady_clock::now();", "time(nullptr);",
        "x = std::time (0);", "return time(&t);", "f(::time(0));", "int r = rand();", "srand(1);",
        "std::uniform_int_distribution<int> d;", "sleep(1);", "std::this_thread::sleep_for(1s);",
        "std::mt19937 generator;", "static int count = 0;", "static std::vector<int> all;",
        "  static Thing thing{};", "thread_local int x;", "std::random_device seed;"}) {
    EXPECT_EQ(faults(bad), 1U) << bad;
    EXPECT_EQ(check_determinism({"src/gui/a.cpp", bad}).size(), 0U) << bad;
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
  for (const Source& source : sources_of_src()) expect_none(check_unordered(source));
  const auto faults = [](const std::string& text) {
    return check_unordered({"src/net/a.cpp", text}).size();
  };
  const std::string map = "std::unordered_map<int, int> map;";
  EXPECT_EQ(faults("#include <unordered_map>\n" + map + "\n"), 1U);
  EXPECT_EQ(faults(map + "  // unordered: \n"), 1U);
  EXPECT_EQ(faults(map + "  // unordered: looked into, never gone through\n"), 0U);
  EXPECT_EQ(faults("// unordered: looked into, never gone through\n" + map + "\n"), 0U);
  EXPECT_EQ(faults("// unordered: something else\n\n" + map + "\n"), 1U);
}

}  // namespace
}  // namespace mailscope::house
