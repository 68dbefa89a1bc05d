// Whatever the size of the map and however many live on it, everything has its own room: no
// text is clipped, none stands in another.

#include <algorithm>

#include <gtest/gtest.h>

#include "mail/message.hpp"
#include "replay/world.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/gui/map_stage.hpp"

namespace mailscope::gui::map {
namespace {

constexpr std::array kSizes{Size{500, 400}, Size{640, 360},  Size{640, 548},
                            Size{850, 700}, Size{1000, 500}, Size{1300, 900}};

struct Named {
  std::string name;
  Rect rect;
};

// Texts that stand still, with the box that holds each.
class StillWords {
 public:
  explicit StillWords(const Scene& scene, const Rect& area) {
    for (const Region& region : scene.regions) add(region.title, region.rect);
    for (const Wire& wire : scene.wires)
      for (const Words& words : wire.words) add(words, area);
    for (const Agent& agent : scene.agents) {
      add(agent.title, agent.rect);
      add(agent.role, agent.rect);
    }
    for (const Server& server : scene.servers) add_server(server, area);
    add(scene.custody, area);
  }
  std::vector<Named> all;

 private:
  void add(const Words& words, const Rect& room) {
    if (words.text.empty()) return;
    EXPECT_TRUE(room.inset(-1).contains(words.rect)) << words.text << " is clipped";
    all.push_back({words.text, words.rect});
  }
  void add_server(const Server& server, const Rect& area) {
    add(server.title, server.rect);
    add(server.role, area);
    add(server.queue_title, server.rect);
    add(server.mailboxes_title, server.rect);
    add(server.more, server.rect);
    for (const QueueRow& row : server.queue) {
      add(row.to, row.rect);
      add(row.state, row.rect);
    }
    for (const Hole& hole : server.holes) {
      add(hole.name, hole.rect);
      add(hole.more, hole.rect);
    }
  }
};

void expect_apart(const std::vector<Named>& things) {
  for (std::size_t i = 0; i < things.size(); ++i)
    for (std::size_t k = i + 1; k < things.size(); ++k) {
      // The lines of two texts may touch by their leading.
      const Rect a = things[i].rect.inset(0, 1), b = things[k].rect.inset(0, 1);
      EXPECT_FALSE(a.overlaps(b)) << things[i].name << " and " << things[k].name;
    }
}

void expect_hosts_apart(const Scene& scene, const Rect& area) {
  std::vector<Named> hosts;
  for (const Agent& agent : scene.agents) {
    hosts.push_back({"agent " + agent.title.text, agent.rect});
    EXPECT_TRUE(agent.rect.inset(-1).contains(agent.picture)) << agent.title.text;
  }
  for (const Server& server : scene.servers)
    hosts.push_back({"server " + server.title.text, server.rect});
  for (const Named& host : hosts) EXPECT_TRUE(area.contains(host.rect)) << host.name;
  expect_apart(hosts);
  std::vector<Named> regions;
  for (const Region& region : scene.regions) {
    EXPECT_TRUE(area.contains(region.rect));
    regions.push_back({"region " + region.title.text, region.rect});
  }
  expect_apart(regions);
}

void expect_room(Stage& stage, Instant now) {
  const Scene shown = stage.at(now);
  expect_hosts_apart(shown, stage.area);
  expect_apart(StillWords(shown, stage.area).all);
}

TEST(MapRoom, EveryHostAndWordHasItsOwn) {
  for (int domains = 1; domains <= 4; ++domains)
    for (int users = 1; users <= 4; ++users) {
      Stage stage(many(domains, users));
      for (const Size size : kSizes)
        for (const double share : {0.0, 0.1, 0.3, 0.5, 0.8, 1.0}) {
          SCOPED_TRACE(fmt::format("{} domains, {} users, {}x{}, {}", domains, users, size.width,
                                   size.height, share));
          stage.area = {30, 20, size.width, size.height};
          const auto ns = static_cast<double>(stage.clock.length().ns()) * share;
          expect_room(stage, stage.clock.simulated_at(Duration(static_cast<std::int64_t>(ns))));
          if (::testing::Test::HasFailure()) return;
        }
    }
}

TEST(MapRoom, NothingMovesButWhatTravels) {
  Stage stage(shipped_scenario("server-down-then-up"));
  const Scene before = stage.at(Instant());
  for (Duration t; t < stage.clock.length(); t = t + milliseconds(500)) {
    const Scene now = stage.at_show(t);
    ASSERT_EQ(now.servers.size(), before.servers.size());
    for (std::size_t i = 0; i < now.servers.size(); ++i) {
      EXPECT_EQ(now.servers[i].rect, before.servers[i].rect);
      EXPECT_EQ(now.servers[i].shelves, before.servers[i].shelves);
    }
    for (std::size_t i = 0; i < now.agents.size(); ++i)
      EXPECT_EQ(now.agents[i].picture, before.agents[i].picture);
  }
}

TEST(MapRoom, BeforeTheWorldIsBuiltThereIsNothing) {
  Stage stage(shipped_scenario("alice-to-bob"));
  const Scene empty =
      scene(stage.view(RecordNumber::none(), Instant()), stage.area, measured, Language::english);
  EXPECT_TRUE(empty.servers.empty());
  EXPECT_TRUE(empty.things.empty());
}

}  // namespace
}  // namespace mailscope::gui::map
