#include "texts/catalogue.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace mailscope::texts {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

const fs::path kSource = fs::path(MAILSCOPE_SOURCE_DIR) / "src";

// `kMap.queue` and so on, as the themes' headers declare them.
std::set<std::string> declared() {
  static const std::regex member(R"(\n  (?:Phrase|Text<\d>) (\w+)\{|inline constexpr \w+ (k\w+);)");
  std::set<std::string> all, of_theme;
  for (const auto& file : fs::directory_iterator(kSource / "texts")) {
    const std::string text = read(file.path());
    for (std::sregex_iterator m(text.begin(), text.end(), member), end; m != end; ++m) {
      if ((*m)[1].matched) of_theme.insert((*m)[1]);
      if (!(*m)[2].matched) continue;
      for (const std::string& name : of_theme) all.insert((*m)[2].str() + '.' + name);
      of_theme.clear();
    }
  }
  return all;
}

std::set<std::string> used() {
  static const std::regex use(R"(\bk[A-Z]\w*\.\w+)");
  std::set<std::string> all;
  for (const auto& file : fs::recursive_directory_iterator(kSource)) {
    if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
    const std::string text = read(file.path());
    for (std::sregex_iterator m(text.begin(), text.end(), use), end; m != end; ++m)
      all.insert(m->str());
  }
  return all;
}

std::multiset<std::string> places(std::string_view words) {
  static const std::regex place(R"(\{\w+\})");
  const std::string text(words);
  std::multiset<std::string> all;
  for (std::sregex_iterator m(text.begin(), text.end(), place), end; m != end; ++m)
    all.insert(m->str());
  return all;
}

TEST(Catalogue, HasEveryThemesTexts) {
  EXPECT_EQ(catalogue().size(), declared().size());
}

TEST(Catalogue, EveryTextIsShownSomewhere) {
  const auto shown = used();
  for (const std::string& name : declared()) EXPECT_TRUE(shown.contains(name)) << name;
}

// A language may put the places in another order, but not forget one.
TEST(Catalogue, AllLanguagesNameTheSamePlaces) {
  for (const AnyText& text : catalogue()) {
    for (const std::string_view code : kLanguageCodes) {
      const Language language = language_of(code).value();
      EXPECT_FALSE(text.words(language).empty()) << text.words(Language::english);
      EXPECT_EQ(places(text.words(language)), places(text.words(Language::english)));
    }
  }
}

TEST(Texts, ValuesTakeTheirPlacesByName) {
  constexpr Text<2> since{{"host", "time"}, "since {time}, {host} answers"};
  EXPECT_EQ(since.in(Language::english, "mail.crepes.fr", "00:00:01"),
            "since 00:00:01, mail.crepes.fr answers");
}

TEST(Texts, APlaceMayComeTwiceOrNotAtAll) {
  constexpr Text<2> twice{{"sender", "other"}, "{other} and {other}"};
  EXPECT_EQ(twice.in(Language::english, "Alice", "Bob"), "Bob and Bob");
}

// A value that looks like a place is not filled again.
TEST(Texts, BracesInAValueStayAsTheyAre) {
  constexpr Text<2> both{{"one", "other"}, "{one}, {other}"};
  EXPECT_EQ(both.in(Language::english, "{other}", "x"), "{other}, x");
}

}  // namespace
}  // namespace mailscope::texts
