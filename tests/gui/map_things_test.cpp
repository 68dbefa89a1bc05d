// What can be pointed at on the map: names that tests and people find again, cards in plain
// words, and what a press means.

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "gui/map/map_panel.hpp"
#include "mail/message.hpp"
#include "replay/world/world.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/gui/headless.hpp"
#include "tests/gui/map_stage.hpp"

namespace mailscope::gui::map {
namespace {

bool says(const Card& card, std::string_view line) {
  return std::find(card.lines.begin(), card.lines.end(), line) != card.lines.end();
}

TEST(MapThings, HostsQueuesAndPacketsHaveNames) {
  Stage stage(shipped_scenario("server-down-then-up"));
  const Scene shown = stage.at(stage.trace[stage.first<trace::RecipientDeferred>()].at);
  const Thing* host = thing_named(shown, "host:mail.crepes.fr");
  ASSERT_TRUE(host);
  EXPECT_TRUE(says(host->card, "mail server of crepes.fr"));
  const Thing* queued = thing_named(shown, "queue:0");
  ASSERT_TRUE(queued);
  EXPECT_EQ(queued->card.title, "message to bob@hamburger.edu");
  EXPECT_TRUE(says(queued->card, "tries so far: 1"));
  EXPECT_TRUE(queued->record);
  EXPECT_TRUE(thing_named(shown, "mailbox:bob@hamburger.edu"));
  EXPECT_TRUE(thing_named(shown, "link:mail.crepes.fr-mail.hamburger.edu") ||
              thing_named(shown, "link:mail.hamburger.edu-mail.crepes.fr"));
}

TEST(MapThings, APacketsCardHasItsFlagsAndBytes) {
  Stage stage(shipped_scenario("alice-to-bob"));
  const Instant now = stage.packets[PacketId(0)].departs + milliseconds(5);
  const Scene shown = stage.at(now);
  const Thing* packet = thing_named(shown, "packet:0");
  ASSERT_TRUE(packet);
  EXPECT_EQ(packet->card.title, "SYN");
  EXPECT_TRUE(says(packet->card, "TCP flags: SYN"));
  EXPECT_TRUE(says(packet->card, "carries no data"));
  EXPECT_EQ(packet->packet, PacketId(0));
  EXPECT_EQ(packet->record, stage.packets[PacketId(0)].sent);
}

TEST(MapThings, NoTwoHaveOneName) {
  Stage stage(many(3, 3));
  for (Duration t; t < stage.clock.length(); t = t + milliseconds(900)) {
    std::set<std::string> names;
    for (const Thing& thing : stage.at_show(t).things)
      EXPECT_TRUE(names.insert(thing.name).second) << thing.name;
  }
}

TEST(MapPanel, ThingsAreWidgetsAndAPressSaysWhichOne) {
  Stage stage(shipped_scenario("alice-to-bob"));
  Headless window;
  const Rect area{200, 60, 800, 600};
  const Instant now = stage.packets[PacketId(0)].departs + milliseconds(5);
  std::optional<MapPress> pressed;
  const auto frame = [&] {
    window.frame([&](Ui& ui) {
      if (auto press = draw_map(ui, area, stage.view(now))) pressed = press;
    });
  };
  frame();
  for (const auto* name : {"host:mail.crepes.fr", "host:mail.hamburger.edu", "packet:0"}) {
    ASSERT_TRUE(window.widgets().find(name)) << name;
    EXPECT_TRUE(area.contains(*window.widgets().find(name))) << name;
  }
  window.click(window.widgets().find("packet:0")->centre());
  for (int i = 0; i < 5; ++i) frame();
  ASSERT_TRUE(pressed);
  EXPECT_EQ(pressed->name, "packet:0");
  EXPECT_EQ(pressed->packet, PacketId(0));
}

}  // namespace
}  // namespace mailscope::gui::map
