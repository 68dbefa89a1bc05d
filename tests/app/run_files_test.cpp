// The files that `mailscope run` writes, and what it says when it cannot.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/app/program.hpp"

namespace mailscope::app {
namespace {

namespace fs = std::filesystem;

class RunFiles : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(directory_); }
  void TearDown() override { fs::remove_all(directory_); }

  std::string path(const std::string& name) const { return (directory_ / name).string(); }

  int run(const std::vector<std::string>& options) {
    std::vector<std::string> words{"run", "alice-to-bob"};
    words.insert(words.end(), options.begin(), options.end());
    return mailscope(std::move(words));
  }
  int mailscope(std::vector<std::string> words) {
    Said said = app::mailscope(std::move(words));
    out_ = std::move(said.out);
    error_ = std::move(said.error);
    return said.code;
  }
  std::vector<std::string> written() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory_)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }
  std::string content(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path directory_ =
      fs::path(testing::TempDir()) / ("mailscope-run-files-" + std::to_string(::getpid()));
  std::string out_, error_;
};

constexpr std::string_view kSection = "\x0A\x0D\x0D\x0A";

TEST_F(RunFiles, ACaptureIsWrittenBesideTheReport) {
  EXPECT_EQ(run({"--pcap", path("all.pcapng")}), 0);
  EXPECT_TRUE(out_.starts_with("m1 from alice@crepes.fr"));
  EXPECT_EQ(written(), std::vector<std::string>{"all.pcapng"});
  EXPECT_TRUE(content("all.pcapng").starts_with(kSection));
}

TEST_F(RunFiles, OnStandardOutputItIsAloneThere) {
  EXPECT_EQ(run({"--pcap", "-", "--pcap-at", "Bob"}), 0);
  EXPECT_TRUE(out_.starts_with(kSection));
  EXPECT_EQ(out_.find("m1 from"), std::string::npos);
  EXPECT_TRUE(error_.starts_with("m1 from alice@crepes.fr"));
}

TEST_F(RunFiles, ALadderAndACaptureOfOneRun) {
  EXPECT_EQ(run({"--sequence", path("all.mmd"), "--pcap", path("all.pcapng")}), 0);
  EXPECT_TRUE(content("all.mmd").starts_with("sequenceDiagram\n  title Alice writes to Bob\n"));
  EXPECT_TRUE(content("all.pcapng").starts_with(kSection));
  EXPECT_EQ(run({"--sequence", "-"}), 0);
  EXPECT_EQ(out_, content("all.mmd"));
}

TEST_F(RunFiles, TheSameRunGivesTheSameBytes) {
  EXPECT_EQ(run({"--pcap", path("a"), "--pcap-at", "crepes.fr"}), 0);
  EXPECT_EQ(run({"--pcap", path("b"), "--pcap-at", "mail.crepes.fr"}), 0);
  EXPECT_EQ(content("a"), content("b"));
}

// What looks at a run needs no scenario: the trace tells it all.
TEST_F(RunFiles, ATraceIsLookedAtWithoutItsScenario) {
  const std::string trace = path("run.jsonl");
  ASSERT_EQ(run({"--trace", trace}), 0);
  for (const std::vector<std::string>& rest :
       {std::vector<std::string>{"transcript", "--session", "all"}, {"state", "--at", "2s"}}) {
    std::vector<std::string> words = rest;
    words.insert(words.begin() + 1, "alice-to-bob");
    ASSERT_EQ(mailscope(words), 0);
    const std::string of_scenario = out_;
    words[1] = trace;
    EXPECT_EQ(mailscope(words), 0) << error_;
    EXPECT_EQ(out_, of_scenario);
  }
  EXPECT_EQ(mailscope({"transcript", trace, "--seed", "2"}), 2);
  EXPECT_EQ(error_, "--seed: " + trace + " has been run already; write the scenario instead\n");
}

// The scenario stands in its trace, whole: what is run again is the same, to the byte.
TEST_F(RunFiles, ATraceCanBeRunAgain) {
  const std::string first = path("first.jsonl"), second = path("second.jsonl");
  ASSERT_EQ(run({"--trace", first, "--seed", "7", "--set", "/network/loss=0.2"}), 0);
  EXPECT_EQ(mailscope({"run", first, "--trace", second}), 0) << error_;
  EXPECT_EQ(content("first.jsonl"), content("second.jsonl"));
  EXPECT_EQ(mailscope({"check", first}), 0) << error_;
  EXPECT_EQ(mailscope({"run", first, "--set", "/network/loss=2"}), 2);
  EXPECT_EQ(error_.find("scenario of " + first + " with --set:"), 0U) << error_;
}

TEST_F(RunFiles, ATraceThatIsNoneSaysSo) {
  const std::string trace = path("run.jsonl");
  EXPECT_EQ(mailscope({"state", trace, "--at", "2s"}), 2);
  EXPECT_EQ(error_,
            trace + ":1:1: /: cannot be read; write the path of a trace from run --trace\n");
  std::ofstream(trace) << "{\"record\":0}\n";
  EXPECT_EQ(mailscope({"state", trace, "--at", "2s"}), 2);
  EXPECT_EQ(error_, trace + ":1:1: /: expected the member \"at\"\n");
}

TEST_F(RunFiles, AHostThatIsNotThereIsBadInputAndNothingIsWritten) {
  EXPECT_EQ(run({"--trace", path("t"), "--pcap", path("p"), "--pcap-at", "carol"}), 2);
  EXPECT_EQ(error_,
            "--pcap-at carol: there is no such host; write mail.crepes.fr, mail.hamburger.edu, "
            "alice.crepes.fr, bob.hamburger.edu\n");
  EXPECT_EQ(out_, "");
  EXPECT_TRUE(written().empty());
}

TEST_F(RunFiles, ACaptureAtAHostNeedsAFile) {
  EXPECT_EQ(run({"--pcap-at", "Bob"}), 2);
  EXPECT_EQ(error_, "mailscope: --pcap-at requires --pcap; see mailscope --help\n");
}

TEST_F(RunFiles, TwoResultsNeedTwoFiles) {
  EXPECT_EQ(run({"--trace", "-", "--pcap", "-"}), 2);
  EXPECT_EQ(error_, "--trace and --pcap cannot both go to -; give each a file of its own\n");
}

TEST_F(RunFiles, IfOneCannotBeWrittenNoneIs) {
  EXPECT_EQ(run({"--trace", path("t"), "--pcap", path("nowhere/p")}), 2);
  EXPECT_EQ(error_, path("nowhere/p") + ": cannot be written: No such file or directory\n");
  EXPECT_EQ(run({"--trace", path("t"), "--pcap", directory_.string()}), 2);
  EXPECT_EQ(error_, directory_.string() + ": cannot be written: Is a directory\n");
  EXPECT_EQ(run({"--trace", path("t"), "--pcap", "/dev/full/"}), 2);
  EXPECT_TRUE(written().empty());
}

TEST_F(RunFiles, AnOldFileStaysWholeUntilTheNewOneIs) {
  std::ofstream(path("p")) << "old";
  EXPECT_EQ(run({"--pcap", path("p"), "--pcap-at", "carol"}), 2);
  EXPECT_EQ(content("p"), "old");
  EXPECT_EQ(run({"--pcap", path("p")}), 0);
  EXPECT_TRUE(content("p").starts_with(kSection));
}

}  // namespace
}  // namespace mailscope::app
