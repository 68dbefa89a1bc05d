// What is said to people stands in texts/, where every language has it.

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/house/source.hpp"
#include "tests/house/tree.hpp"

namespace mailscope::house {
namespace {

// A sentence is two words in a row, the second in small letters, in a literal of what a person
// sees. `allowed` has some as «path: what the literal begins with»; one that is not needed is a
// fault too.
Faults check_sentences(const std::vector<Source>& sources,
                       const std::vector<std::string>& allowed) {
  static const std::set<std::string> kSeen = {"app", "export", "grade", "gui", "replay"};
  static const std::regex sentence(R"([^"]*[A-Za-z]{2}[,;:]? [a-z]{2}[^"]*)");
  Faults faults;
  std::set<std::string> idle(allowed.begin(), allowed.end());
  for (const Source& source : sources) {
    if (!source.path.starts_with("src/") || !kSeen.contains(source.layer())) continue;
    const auto code = code_lines(source.text), literals = literal_lines(source.text);
    for (std::size_t i = 0; i < literals.size(); ++i) {
      // The compiler says it, to us.
      if (code[i].find("static_assert") != std::string::npos) continue;
      const std::string& line = literals[i];
      for (std::sregex_iterator m(line.begin(), line.end(), sentence), end; m != end; ++m) {
        const std::string said = source.path + ": " + m->str();
        const auto entry = std::find_if(allowed.begin(), allowed.end(),
                                        [&said](const auto& one) { return said.starts_with(one); });
        if (entry == allowed.end())
          faults.push_back(source.place(i) + "not in texts/: " + m->str());
        if (entry != allowed.end()) idle.erase(*entry);
      }
    }
  }
  for (const std::string& entry : idle) faults.push_back(entry + ": nobody says it any more");
  return faults;
}

TEST(House, SentencesStandInTheCatalogue) {
  expect_none(check_sentences(sources_of_src(),
                              {"src/export/sequence.cpp:   Note over",  // of Mermaid's language
                               "src/replay/world/standing.cpp: sender told",  // a value in JSON
                               "src/replay/cast.cpp: that may be any of several hosts; write {}",
                               "src/replay/cast.cpp: there is no such host; write {}"}));
  const auto faults = [](const std::string& text, const std::string& path = "src/gui/a.cpp") {
    return check_sentences({{path, text}}, {}).size();
  };
  for (const std::string bad :
       {"f(\"no such host\");", "f(\"{}: cannot be {}\");", "f(\"a\\nSo it, too\");",
        "f(R\"(not now)\");", "f('\"', \"it is over\");", "f(\"x\", \"The end is near\");"}) {
    EXPECT_EQ(faults(bad), 1U) << bad;
    EXPECT_EQ(faults(bad, "src/texts/a.hpp"), 0U) << bad;
  }
  for (const std::string good :
       {"// \"no such host\"", "f(\"MAIL FROM\");", "f(\"word\");", "f(\"one\", \"two\");",
        "f(\"{} {}\");", "#include \"no such.hpp\"", "static_assert(x, \"a key each\");"}) {
    EXPECT_EQ(faults(good), 0U) << good;
  }
  EXPECT_EQ(check_sentences({{"src/gui/a.cpp", "f(\"no such\");"}}, {"src/gui/a.cpp: no such"}),
            Faults{});
  EXPECT_EQ(check_sentences({}, {"src/gui/a.cpp: no such"}).size(), 1U);
}

}  // namespace
}  // namespace mailscope::house
