// The window itself, on a display: it opens, shows what the layout says, and obeys keys.

#include "gui/shell/window.hpp"

#include <cstdlib>
#include <set>
#include <utility>

#include <SFML/Window/Clipboard.hpp>
#include <gtest/gtest.h>

#include "gui/panels/application.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"

namespace mailscope::gui {
namespace {

ViewRequest request() {
  ViewRequest request;
  const std::string folder = MAILSCOPE_SOURCE_DIR "/scenarios";
  auto loaded = scenario::find("alice-to-bob", {folder});
  if (loaded) request.story = Story{"", "", [s = *loaded] { return sim::run(s); }};
  return request;
}

class WindowTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NE(std::getenv("DISPLAY"), nullptr)
        << "this test opens the window and needs a display: run it by ctest, or xvfb-run -a";
    ASSERT_TRUE(asked.story) << "alice-to-bob cannot be read";
    Window::Options options;
    options.size = size;
    options.for_picture = true;
    options.characters = application.characters();
    auto opened = Window::open(options);
    ASSERT_TRUE(opened) << opened.error().message;
    window = std::make_unique<Window>(std::move(*opened));
  }

  void frame(std::vector<KeyPress> keys = {}, double elapsed = 0) {
    Frame now = window->begin_frame(true);
    now.keys = std::move(keys);
    now.elapsed_seconds = elapsed;
    application.frame(now, window->fonts());
    window->end_frame();
  }
  Picture picture() {
    for (int i = 0; i < 2; ++i) frame();
    application.frame(window->begin_frame(true), window->fonts());
    auto taken = window->end_frame_as_picture();
    EXPECT_TRUE(taken);
    return taken ? *taken : Picture{};
  }
  void settle() {
    for (int i = 0; i < 1000 && application.moving(); ++i) frame({}, 0.05);
  }
  const Playback& playback() const { return *application.playback(); }

  PixelSize size{1280, 800};
  ViewRequest asked = request();
  Application application{asked};
  std::unique_ptr<Window> window;
};

// A picture is as large as ever, whatever its scale and the display.
TEST_F(WindowTest, TheScaleOfAPictureDoesNotChangeItsSize) {
  window.reset();
  Window::Options options;
  options.for_picture = true;
  options.scale = 1.5f;
  auto opened = Window::open(options);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->begin_frame(true).pixels, (PixelSize{1280, 800}));
  EXPECT_EQ(opened->scale(), 1.5f);
  opened->end_frame();
}

std::size_t colours(const Picture& picture, const Rect& rect) {
  std::set<std::uint32_t> found;
  for (auto y = static_cast<unsigned>(rect.y); y < static_cast<unsigned>(rect.bottom()); ++y)
    for (auto x = static_cast<unsigned>(rect.x); x < static_cast<unsigned>(rect.right()); ++x) {
      const std::uint8_t* p = &picture.rgba[4 * (y * picture.size.width + x)];
      found.insert(static_cast<std::uint32_t>(p[0] << 16 | p[1] << 8 | p[2]));
    }
  return found.size();
}

TEST_F(WindowTest, AtThreeInstantsEverythingIsWhereTheLayoutSays) {
  const Layout places = layout({1280, 800});
  std::vector<Picture> pictures;
  for (const Key key : {Key::home, Key::n, Key::end}) {
    for (int i = 0; i < (key == Key::n ? 4 : 1); ++i) frame({{key}});
    pictures.push_back(picture());
    const Picture& shown = pictures.back();
    ASSERT_EQ(shown.size, size);
    for (const auto& [name, place] : {std::pair{"top", places.top},
                                      {"steps", places.steps},
                                      {"map", places.map},
                                      {"inspector", places.inspector},
                                      {"time", places.time}}) {
      ASSERT_EQ(application.widgets().find(name), place) << name;
      EXPECT_GE(colours(shown, place), 8u) << name << " is blank";
    }
    for (const auto& [name, place] : {std::pair{"top.keys", places.top},
                                      {"level.dialog", places.top},
                                      {"steps.1", places.steps},
                                      {"steps.6", places.steps},
                                      {"tab.why", places.inspector},
                                      {"time.play", places.time},
                                      {"time.line", places.time},
                                      {"time.clock", places.time},
                                      {"time.lanes", places.time},
                                      {"host:mail.crepes.fr", places.map},
                                      {"host:mail.hamburger.edu", places.map}}) {
      const auto widget = application.widgets().find(name);
      ASSERT_TRUE(widget) << name;
      EXPECT_TRUE(place.contains(*widget)) << name;
    }
  }
  EXPECT_NE(pictures[0].rgba, pictures[1].rgba);
  EXPECT_NE(pictures[1].rgba, pictures[2].rgba);
}

TEST_F(WindowTest, SoManyStepsBackAsForwardShowTheSamePicture) {
  for (int i = 0; i < 3; ++i) frame({{Key::n}});
  for (const bool packets : {false, true}) {
    frame({{Key::right, packets}});
    settle();
    const Picture before = picture();
    for (int i = 0; i < 5; ++i) {
      frame({{Key::right, packets}});
      settle();
    }
    EXPECT_NE(picture().rgba, before.rgba);
    for (int i = 0; i < 5; ++i) frame({{Key::left, packets}});
    EXPECT_EQ(picture().rgba, before.rgba);
  }
}

TEST_F(WindowTest, EveryLookAndSizeIsDrawn) {
  frame({{Key::end}});
  std::set<std::vector<std::uint8_t>> looks;
  for (int i = 0; i < 3; ++i) {
    looks.insert(picture().rgba);
    frame({{Key::t}});
  }
  EXPECT_EQ(looks.size(), 3u);
  for (int i = 0; i < 6; ++i) {
    frame({{Key::plus, false, true}});
    window->set_scale(application.scale());
    EXPECT_GE(colours(picture(), {0, 0, 1280, 800}), 32u) << application.scale();
  }
}

// Packet by packet: the ladder, the packet with its bytes, and how TCP sends.
TEST_F(WindowTest, EveryTabIsDrawnInItsPlace) {
  const Layout places = layout({1280, 800});
  for (int i = 0; i < 5; ++i) frame({{Key::n}});
  std::set<std::vector<std::uint8_t>> tabs;
  for (const auto& [key, widget] :
       {std::pair{Key::digit4, "dialog.lines"}, std::pair{Key::digit5, "ladder.page"},
        std::pair{Key::digit6, "packet.page"}, std::pair{Key::digit6, "packet.bytes"},
        std::pair{Key::digit7, "flow.client"}, std::pair{Key::digit8, "message.text"},
        std::pair{Key::digit9, "why.reasons"}}) {
    frame({{key}});
    const Picture shown = picture();
    const auto place = application.widgets().find(widget);
    ASSERT_TRUE(place) << widget;
    EXPECT_TRUE(places.inspector.contains(*place)) << widget;
    EXPECT_GE(colours(shown, *place), 8u) << widget << " is blank";
    tabs.insert(shown.rgba);
  }
  EXPECT_EQ(tabs.size(), 6u);
}

// What is copied can be pasted into another program.
TEST_F(WindowTest, TheDialogComesToTheClipboard) {
  for (int i = 0; i < 7; ++i) frame({{Key::n}});
  frame({{Key::c, false, true}});
  frame();
  const std::string pasted = sf::Clipboard::getString().toAnsiString();
  EXPECT_NE(pasted.find("C: MAIL FROM: <alice@crepes.fr>\n"), std::string::npos) << pasted;
  EXPECT_TRUE(pasted.starts_with("S: 220 hamburger.edu\n")) << pasted;
}

TEST_F(WindowTest, TheKeysAreListedOverTheShow) {
  frame({{Key::question}});
  EXPECT_GE(colours(picture(), *application.widgets().find("keys")), 32u);
  frame({{Key::space}});
  frame({{Key::question}});
  EXPECT_TRUE(playback().playing());
}

}  // namespace
}  // namespace mailscope::gui
