#include "gui/panels/commands.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "gui/panels/tabs.hpp"

namespace mailscope::gui {
namespace {

TEST(Commands, NoTwoShareAKey) {
  const auto all = bindings();
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(all[i].key == all[j].key) << all[i].caption;
}

TEST(Commands, EveryBindingIsFoundByItsKey) {
  for (const Binding& b : bindings()) {
    EXPECT_EQ(binding_of(b.key), &b) << b.caption;
    EXPECT_FALSE(caption_of(b.command).empty());
  }
}

TEST(Commands, EveryTabHasAKey) {
  const auto all = bindings();
  for (const Tab* tab : kTabs)
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [tab](const Binding& b) {
      return b.command == Command::show_tab && b.tab == tab;
    })) << tab->name;
}

// Tab and Enter belong to the focus.
TEST(Commands, TheKeysOfTheFocusAreFree) {
  for (const Key key : {Key::tab, Key::enter})
    for (const bool shift : {false, true}) EXPECT_EQ(binding_of({key, shift}), nullptr);
}

TEST(Commands, OtherKeysDoNothing) {
  EXPECT_EQ(binding_of({Key::f12}), nullptr);
}

}  // namespace
}  // namespace mailscope::gui
