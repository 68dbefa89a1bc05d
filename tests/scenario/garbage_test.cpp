// Whatever stands in a file, the answer is a scenario or a list of faults, soon.
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/random.hpp"
#include "scenario/load.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

std::string alice_to_bob() {
  return test::contents(test::shipped_directory() + "/alice-to-bob.json");
}

std::string every_server_key() {
  return test::contents(test::here() / "corpus/good/every-server-key.json");
}

// Refused with at least one fault, each in one line that a person and an editor can read.
void expect_faults(const LoadResult& result) {
  ASSERT_FALSE(result);
  ASSERT_FALSE(result.error().list.empty());
  for (const Fault& fault : result.error().list) {
    EXPECT_GE(fault.line, 1u);
    EXPECT_GE(fault.column, 1u);
    EXPECT_FALSE(fault.message.empty());
    const std::string line = format_fault(result.error().file, fault);
    EXPECT_EQ(line.find_first_of("\r\n\t"), std::string::npos) << line;
  }
}

TEST(Garbage, TruncatedAnywhere) {
  const std::string whole = alice_to_bob();
  const std::size_t end = whole.find_last_of('}');
  ASSERT_NE(end, std::string::npos);
  for (std::size_t size = 0; size <= end; ++size) {
    SCOPED_TRACE(size);
    const auto result = load_text(std::string_view(whole).substr(0, size), "cut");
    expect_faults(result);
    EXPECT_EQ(result.error().list.size(), 1u);
  }
  EXPECT_TRUE(load_text(whole, "whole"));
}

TEST(Garbage, NestedTenThousandDeep) {
  const std::string open(10'000, '['), close(10'000, ']');
  expect_faults(load_text(open, "open"));
  expect_faults(load_text(open + close, "closed"));
  std::string objects;
  for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
  expect_faults(load_text(objects, "objects"));
}

TEST(Garbage, BytesFlipped) {
  const std::string whole = alice_to_bob();
  RandomStream random(1, "flips");
  int accepted = 0;
  for (int round = 0; round < 5'000; ++round) {
    std::string text = whole;
    for (std::uint64_t flips = 1 + random.below(4); flips > 0; --flips) {
      char& byte = text[random.below(text.size())];
      byte = static_cast<char>(byte ^ static_cast<char>(1 + random.below(255)));
    }
    const auto result = load_text(text, "flipped");
    if (result) {
      ++accepted;
    } else {
      expect_faults(result);
    }
  }
  EXPECT_LT(accepted, 5'000);
}

// Pieces taken out, doubled or moved: mostly still JSON, of another shape.
TEST(Garbage, LinesShuffled) {
  const std::string whole = every_server_key();
  RandomStream random(2, "lines");
  for (int round = 0; round < 2'000; ++round) {
    std::string text = whole;
    const std::size_t from = random.below(text.size());
    const std::string piece = text.substr(from, random.below(80));
    if (random.chance(0.5)) text.erase(from, piece.size());
    text.insert(random.below(text.size()), piece);
    const auto result = load_text(text, "shuffled");
    if (!result) expect_faults(result);
  }
}

class TemporaryFile {
 public:
  TemporaryFile() {
    path_ = testing::TempDir() + "mailscope-scenario-" + std::to_string(getpid()) + ".json";
    std::ofstream(path_) << "{";
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Sparse: it has a size and no contents, and is refused by the size alone.
TEST(Garbage, AFileOfAHundredMegabytes) {
  const TemporaryFile file;
  std::filesystem::resize_file(file.path(), 100'000'000);
  const auto result = load_file(file.path());
  expect_faults(result);
  EXPECT_EQ(result.error().list[0].message,
            "the file has 100000000 bytes; a scenario has 4194304 at most");
}

TEST(Garbage, PathsThatAreNoFiles) {
  expect_faults(load_file("/no/such/file.json"));
  expect_faults(load_file(testing::TempDir()));
  expect_faults(load_file("/dev/zero"));
  expect_faults(load_file(""));
}

// As long as a file may be, and nothing but faults or entries in it.
TEST(Garbage, FullOfOneThing) {
  const auto filled = [](std::string start, const std::string& piece) {
    while (start.size() + piece.size() < kLargestFile) start += piece;
    return start;
  };
  expect_faults(load_text(filled("[", "0,") + "0]", "numbers"));
  expect_faults(load_text(filled("", "{"), "brackets"));
  expect_faults(load_text(filled("\"", "x") + "\"", "text"));
  expect_faults(load_text(std::string(kLargestFile + 1, ' '), "too long"));
  const std::string world =
      R"({"servers":{"a.b":{}},"users":{"u":{"address":"u@a.b"}},"actions":[)";
  const auto downs = load_text(
      filled(world, R"({"at":"1s","down":"somebody-else-not-here"},)") + R"({"down":"u"}]})",
      "downs");
  expect_faults(downs);
  EXPECT_EQ(downs.error().list.size(), kMostFaults + 1);
}

TEST(Garbage, ManyServersAndUsers) {
  std::string text = R"({"servers":{"a.b":{})";
  for (int i = 0; i < 100'000; ++i) text += ",\"s" + std::to_string(i) + ".x\":{}";
  expect_faults(load_text(text + R"(},"users":{"u":{"address":"u@a.b"}}})", "servers"));

  std::string most = R"({"servers":{"a.b":{})";
  for (int i = 1; i < 1'000; ++i) most += ",\"s" + std::to_string(i) + ".x\":{}";
  const auto largest = load_text(most + R"(},"users":{"u":{"address":"u@a.b"}}})", "most");
  ASSERT_TRUE(largest) << format_faults(largest.error());
  EXPECT_EQ(largest->links.size(), 1u + 1'000u * 999u / 2u + 1'000u);
}

}  // namespace
}  // namespace mailscope::scenario
