#include "gui/panels/commands.hpp"

#include <set>

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

TEST(Commands, NoTwoShareAKey) {
  const auto all = bindings();
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(all[i].key == all[j].key) << all[i].caption;
}

TEST(Commands, EveryBindingIsFoundByItsKey) {
  for (const Binding& b : bindings()) {
    EXPECT_EQ(command_of(b.key), b.command) << b.caption;
    EXPECT_FALSE(caption_of(b.command).empty());
  }
}

// Tab and Enter belong to the focus.
TEST(Commands, TheKeysOfTheFocusAreFree) {
  for (const Key key : {Key::tab, Key::enter})
    for (const bool shift : {false, true}) EXPECT_EQ(command_of({key, shift}), Command::none);
}

TEST(Commands, OtherKeysDoNothing) {
  EXPECT_EQ(command_of({Key::f12}), Command::none);
}

}  // namespace
}  // namespace mailscope::gui
