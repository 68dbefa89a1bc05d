// Every shipped scenario at two moments, in every window that a classroom has: no word stands
// in another, none is cut, none leaves its panel.

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/gui/application_fixture.hpp"

namespace mailscope::gui {
namespace {

struct Screen {
  PixelSize size;
  float scale;
};

constexpr Screen kScreens[] = {{{1280, 800}, 1},
                               {{1280, 800}, 1.5f},
                               {{1920, 1080}, 1.5f},
                               {{1920, 1080}, 2},
                               {{3840, 2160}, 1}};
constexpr std::string_view kPanels[] = {"top", "steps",     "rail",   "caption",
                                        "map", "inspector", "handle", "time"};

// Between the lines of a text glyphs keep this distance from the edges of their line.
constexpr float kAir = 2;

// Packets pass over what lies below them, and have room for a few letters.
WordMap without_packets(const ApplicationWindow& w) {
  WordMap words = w.application().words();
  for (const Widget& widget : w.widgets().all())
    if (widget.name.starts_with("packet:"))
      std::erase_if(
          words, [&widget](const Word& word) { return widget.rect.contains(word.rect.centre()); });
  return words;
}

std::string overlapping(const WordMap& words) {
  std::string found;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (words[i].rect.inset(1, kAir).overlaps(words[j].rect.inset(1, kAir)))
        found += "\n  overlap: " + words[j].text + " | " + words[i].text;
  return found;
}

// The bar above has room for the beginning of a title.
std::string cut(const WordMap& words, const Rect& bar) {
  std::string found;
  for (const Word& word : words)
    if (word.cut && !bar.contains(word.rect)) found += "\n  cut: " + word.text;
  return found;
}

std::string beyond_panels(const ApplicationWindow& w) {
  std::string found;
  for (const Word& word : w.application().words())
    for (const std::string_view name : kPanels) {
      const Rect panel = w.widget(name);
      if (panel.contains(word.rect.centre()) && !panel.inset(-1).contains(word.rect))
        found += "\n  beyond its panel: " + word.text;
    }
  return found;
}

std::string everything_wrong(const ApplicationWindow& w) {
  const WordMap words = without_packets(w);
  return overlapping(words) + cut(words, w.widget("top")) + beyond_panels(w);
}

class Words : public testing::TestWithParam<std::string> {};

TEST_P(Words, AreWholeAndApart) {
  const auto scenario = scenario::find(GetParam(), {MAILSCOPE_SOURCE_DIR "/scenarios"});
  ASSERT_TRUE(scenario);
  const Story story{scenario->title, "", [&scenario] { return sim::run(*scenario); }};
  ViewRequest request;
  request.story = story;
  ApplicationWindow w(std::move(request));
  const std::size_t beats = w.application().show()->steps.stops(replay::Stride::beat).size();
  for (const Screen& screen : kScreens) {
    w.resize(screen.size, screen.scale);
    w.press(Key::home);
    for (int moment = 0; moment < 2; ++moment) {
      for (std::size_t i = 0; i < beats / 3 + 1; ++i) w.press(Key::n);
      w.settle();
      for (int i = 0; i < 2; ++i) w.frame();  // until what scrolls has followed
      const std::string wrong = everything_wrong(w);
      EXPECT_TRUE(wrong.empty()) << "record " << w.cursor().index() << ", " << screen.size.width
                                 << "x" << screen.size.height << " at " << screen.scale << wrong;
    }
  }
}

std::vector<std::string> shipped() {
  std::vector<std::string> names;
  for (const std::string& path : scenario::list_shipped({MAILSCOPE_SOURCE_DIR "/scenarios"}))
    names.push_back(std::filesystem::path(path).stem().string());
  return names;
}

INSTANTIATE_TEST_SUITE_P(Shipped, Words, testing::ValuesIn(shipped()), [](const auto& scenario) {
  std::string name = scenario.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace mailscope::gui
