// Options that several commands share, and what is said when one is wrong.

#include <cstdlib>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/language.hpp"
#include "tests/app/program.hpp"
#include "texts/text.hpp"

namespace mailscope::app {
namespace {

TEST(CommandLine, TheLanguageHoldsBeforeAndAfterEveryCommand) {
  for (const char* command : {"view", "run", "transcript", "state", "check", "schema", "list"}) {
    EXPECT_NE(mailscope({command, "--help"}).out.find("--lang"), std::string::npos) << command;
  }
  const std::string report = mailscope({"run", "alice-to-bob"}).out;
  EXPECT_EQ(mailscope({"--lang", "en", "run", "alice-to-bob"}).out, report);
  EXPECT_EQ(mailscope({"run", "alice-to-bob", "--lang=en"}).out, report);
}

TEST(CommandLine, ALanguageThatNobodyKnowsIsOneLine) {
  const std::string line = "mailscope: --lang: xx not in {en}; see mailscope --help\n";
  for (const std::vector<std::string>& words : {std::vector<std::string>{"run", "a", "--lang=xx"},
                                                {"--lang", "xx", "list"},
                                                {"--lang", "xx"}}) {
    const Said said = mailscope(words);
    EXPECT_EQ(said.code, 2);
    EXPECT_EQ(said.out, "");
    EXPECT_EQ(said.error, line);
  }
}

// One that the environment asks for and nobody knows is no fault.
TEST(CommandLine, TheEnvironmentsLanguageIsTheDefault) {
  const char* before = std::getenv("LC_ALL");
  const std::string kept = before ? before : "";
  for (const char* locale : {"en_GB.UTF-8", "C", "tlh", "en"}) {
    ::setenv("LC_ALL", locale, 1);
    const char* words[] = {"mailscope", "list"};
    EXPECT_EQ(language_of_run(2, words), texts::Language::english) << locale;
  }
  ::setenv("LC_ALL", kept.c_str(), 1);
}

TEST(CommandLine, AValueThatDoesNotFitIsSaid) {
  EXPECT_EQ(mailscope({"run", "alice-to-bob", "--format", "xml"}).error,
            "mailscope: --format: xml not in {text,json}; see mailscope --help\n");
  for (const std::string value : {"9", "301", "large"}) {
    EXPECT_EQ(
        mailscope({"view", "--scale", value}).error,
        "mailscope: --scale: Value " + value + " not in range 50 to 300; see mailscope --help\n");
  }
}

TEST(CommandLine, ViewTakesASeedAndChangesOfItsScenario) {
  EXPECT_EQ(mailscope({"view", "--seed", "4"}).error,
            "mailscope: --seed requires SCENARIO; see mailscope --help\n");
  EXPECT_EQ(mailscope({"view", "alice-to-bob", "--set", "loss"}).error,
            "--set loss: write /json/pointer=VALUE, for example /network/loss=0.2\n");
  EXPECT_EQ(mailscope({"view", "run.jsonl", "--set", "/title=A"}).error,
            "--set: run.jsonl has been run already; write the scenario instead\n");
  EXPECT_EQ(mailscope({"view", "run.jsonl", "--seed", "4"}).error,
            "--seed: run.jsonl has been run already; write the scenario instead\n");
}

}  // namespace
}  // namespace mailscope::app
