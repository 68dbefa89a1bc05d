// A scenario that is written and read again is the same one.
#include "scenario/write.hpp"

#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

void expect_same_again(const std::string& path) {
  const auto loaded = load_file(path);
  ASSERT_TRUE(loaded) << format_faults(loaded.error());
  const std::string text = write(*loaded);
  const auto again = load_text(text, loaded->name);
  ASSERT_TRUE(again) << format_faults(again.error()) << text;
  EXPECT_EQ(*again, *loaded) << path << "\n" << text;
  EXPECT_EQ(write(*again), text);
}

TEST(Write, GivesEveryShippedScenarioBack) {
  for (const std::string& path : list_shipped({test::shipped_directory()})) expect_same_again(path);
}

TEST(Write, GivesEveryGoodFileOfTheCorpusBack) {
  for (const auto& path : test::corpus("good")) expect_same_again(path.string());
}

TEST(Write, LeavesOutWhatEqualsItsDefault) {
  const auto loaded = load_text(R"({
    "seed": 1, "until": "30d", "dns": {}, "network": { "latency": "20ms", "loss": 0 },
    "servers": { "crepes.fr": { "host": "mail.crepes.fr", "retry": { "every": "10m" },
                                "extensions": { "dsn": true, "help": false } } },
    "users": { "alice": { "address": "alice@crepes.fr", "title": "Alice" } },
    "actions": [ { "at": "0s", "send": { "from": "alice", "to": ["alice"], "count": 3 } } ] })",
                                "test");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(write(*loaded), R"({
  "servers": {
    "crepes.fr": {
      "retry": {
        "every": "10m"
      },
      "extensions": {
        "help": false
      }
    }
  },
  "users": {
    "alice": {
      "address": "alice@crepes.fr"
    }
  },
  "actions": [
    {
      "send": {
        "from": "alice",
        "to": "alice@crepes.fr",
        "count": 3
      }
    }
  ]
}
)");
}

}  // namespace
}  // namespace mailscope::scenario
