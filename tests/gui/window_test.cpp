// Where there is no display, opening a window is a fault with a line for a person, not the
// end of the process.

#include "gui/shell/window.hpp"

#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

class NoDisplay : public testing::TestWithParam<const char*> {
 protected:
  NoDisplay() {
    if (const char* name = std::getenv("DISPLAY")) before = name;
    ::setenv("DISPLAY", GetParam(), 1);
  }
  ~NoDisplay() override { ::setenv("DISPLAY", before.c_str(), 1); }
  std::string before;
};

TEST_P(NoDisplay, IsAFault) {
  const auto window = Window::open({.title = "none"});
  ASSERT_FALSE(window);
  EXPECT_NE(window.error().message.find("no display"), std::string::npos);
  EXPECT_NE(window.error().message.find("mailscope run"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Names, NoDisplay, testing::Values("", ":65000", "nonsense"));

TEST(NextScale, WalksItsListAndStopsAtTheEnds) {
  EXPECT_EQ(next_scale(1, 1), 1.1f);
  EXPECT_EQ(next_scale(1, -1), 0.9f);
  EXPECT_EQ(next_scale(kMostScale, 1), kMostScale);
  EXPECT_EQ(next_scale(kLeastScale, -1), kLeastScale);
  EXPECT_EQ(next_scale(1.3f, -1), 1.25f);
}

}  // namespace
}  // namespace mailscope::gui
