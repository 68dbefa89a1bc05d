// Every file of corpus/good is accepted; every file of corpus/bad-* is refused with the faults
// in the .txt beside it. MAILSCOPE_UPDATE_SNAPSHOTS=1 writes those anew: read the difference.
#include <cstdlib>

#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

std::string verdict(const std::filesystem::path& path) {
  const auto result = load_text(test::contents(path), path.stem().string(), path.filename());
  return result ? "" : format_faults(result.error());
}

void expect_refused(const std::string& kind) {
  const auto paths = test::corpus(kind);
  EXPECT_GE(paths.size(), 30u);
  for (const auto& path : paths) {
    SCOPED_TRACE(path.string());
    const std::string faults = verdict(path);
    EXPECT_NE(faults, "") << "it was accepted";
    auto snapshot = path;
    snapshot.replace_extension(".txt");
    if (std::getenv("MAILSCOPE_UPDATE_SNAPSHOTS")) std::ofstream(snapshot) << faults;
    EXPECT_EQ(faults, test::contents(snapshot));
  }
}

TEST(Corpus, AcceptsGood) {
  const auto paths = test::corpus("good");
  EXPECT_GE(paths.size(), 10u);
  for (const auto& path : paths) EXPECT_EQ(verdict(path), "") << path;
}

TEST(Corpus, RefusesBadShapes) {
  expect_refused("bad-shape");
}

TEST(Corpus, RefusesBadMeanings) {
  expect_refused("bad-meaning");
}

}  // namespace
}  // namespace mailscope::scenario
