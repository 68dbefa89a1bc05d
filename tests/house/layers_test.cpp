// The layers, each rule held against the whole tree and shown a text that breaks it.

#include "tests/house/layers.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/house/tree.hpp"

namespace mailscope::house {
namespace {

Layers layers() {
  return read_layers(contents("src/layers.txt"));
}

const Layers kSmall =
    read_layers("# a comment: with a colon\nbase:\nmail: base\ngui:  base mail\n");

TEST(House, LayersStandOnLayersAbove) {
  ASSERT_FALSE(layers().empty());
  expect_none(check_layers(layers()));
  EXPECT_TRUE(check_layers(kSmall).empty());
  EXPECT_EQ(check_layers(read_layers("base: mail\nmail: base\n")).size(), 1U);
  EXPECT_EQ(check_layers(read_layers("base: base\n")).size(), 1U);
  EXPECT_EQ(check_layers(read_layers("base:\nbase:\n")).size(), 1U);
}

TEST(House, MakersAndViewersOfTracesDoNotSeeEachOther) {
  expect_none(check_makers_and_viewers(layers()));
  EXPECT_EQ(check_makers_and_viewers(read_layers("net:\nreplay: net\n")).size(), 1U);
  EXPECT_EQ(check_makers_and_viewers(read_layers("sim:\nhelp: sim\ngui: help\n")).size(), 1U);
  EXPECT_EQ(check_makers_and_viewers(read_layers("replay:\nsim: replay\n")).size(), 1U);
}

TEST(House, EveryFolderOfSrcIsALayer) {
  std::set<std::string> names;
  for (const Layer& layer : layers()) names.insert(layer.name);
  for (const Source& source : sources_of_src()) {
    EXPECT_TRUE(names.contains(source.layer())) << source.path;
  }
}

TEST(House, IncludesGoUpTheList) {
  for (const Source& source : sources_of_src()) expect_none(check_includes(source, layers()));
  const auto faults = [](const std::string& path, const std::string& text) {
    return check_includes({path, text}, kSmall).size();
  };
  EXPECT_EQ(faults("src/mail/a.cpp", "#include \"base/b.hpp\"\n#include \"mail/a.hpp\"\n"), 0U);
  EXPECT_EQ(faults("src/mail/a.cpp", "// #include \"gui/b.hpp\"\n#include <vector>\n"), 0U);
  EXPECT_EQ(faults("src/base/a.cpp", "#include \"mail/b.hpp\"\n"), 1U);
  EXPECT_EQ(faults("src/mail/a.cpp", "#  include \"gui/b.hpp\"\n"), 1U);
  EXPECT_EQ(faults("src/mail/a.cpp", "#include \"a.hpp\"\n#include \"../gui/b.hpp\"\n"), 2U);
  EXPECT_EQ(faults("src/news/a.cpp", ""), 1U);
}

TEST(House, LayersArePermittedWhatTheyUse) {
  expect_none(check_permissions(sources_of_src(), layers()));
  const Source uses{"src/mail/a.cpp", "#include \"base/b.hpp\"\n#include \"mail/a.hpp\"\n"};
  EXPECT_TRUE(check_permissions({uses}, read_layers("base:\nmail: base\n")).empty());
  EXPECT_EQ(check_permissions({uses}, read_layers("base:\nwire:\nmail: base wire\n")).size(), 1U);
  EXPECT_EQ(check_permissions({uses}, kSmall).size(), 2U);  // of gui
}

TEST(House, WindowLibrariesStayInTheWindow) {
  for (const Source& source : sources_of_src()) expect_none(check_window_libraries(source));
  const auto faults = [](const std::string& path, const std::string& text) {
    return check_window_libraries({path, text}).size();
  };
  const std::string imgui = "#include <imgui.h>\n";
  const std::string sfml = "#include <SFML/Graphics.hpp>\n";
  const std::string backend = "#include <imgui_impl_opengl3.h>\n";
  EXPECT_EQ(faults("src/gui/shell/a.cpp", imgui + sfml + backend), 0U);
  EXPECT_EQ(faults("src/gui/a.cpp", imgui), 0U);
  EXPECT_EQ(faults("src/gui/a.cpp", sfml + backend), 2U);
  EXPECT_EQ(faults("src/app/a.cpp", imgui + sfml + backend), 3U);
  EXPECT_EQ(faults("src/app/a.cpp", "#include \"imgui.h\"\n"), 1U);
}

}  // namespace
}  // namespace mailscope::house
