// Whatever the size of the map and however many live on it, everything has its own room: no
// text is clipped, none stands in another.

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "mail/message.hpp"
#include "replay/world/world.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/gui/map_stage.hpp"
#include "tests/trace/trace_builder.hpp"

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
    for (const NameServer& server : scene.name_servers) {
      add(server.title, server.rect);
      add(server.role, server.rect);
    }
    for (const Mark& mark : scene.keepers) add(mark.word, area);
    for (const Mark& mark : scene.unsynced) add(mark.word, area);
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
  for (const NameServer& server : scene.name_servers) {
    hosts.push_back({"name server", server.rect});
    for (const Region& region : scene.regions)
      EXPECT_FALSE(server.rect.overlaps(region.rect)) << region.title.text;
  }
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

// At 1280×800 the map has about 528×460.
TEST(MapRoom, ACrowdOfDomainsStandsApartToo) {
  for (const int domains : {7, 9, 11, 12, 25, 50})
    for (const Size size : {Size{528, 460}, Size{850, 700}}) {
      Stage stage(many(domains, 1));
      stage.area = {30, 20, size.width, size.height};
      for (const double share : {0.0, 0.1, 0.5, 1.0}) {
        SCOPED_TRACE(fmt::format("{} domains, {}x{}, {}", domains, size.width, size.height, share));
        const auto ns = static_cast<double>(stage.clock.length().ns()) * share;
        const Instant now = stage.clock.simulated_at(Duration(static_cast<std::int64_t>(ns)));
        expect_room(stage, now);
        for (const Server& server : stage.at(now).servers) EXPECT_FALSE(server.title.text.empty());
        for (const Agent& agent : stage.at(now).agents) EXPECT_FALSE(agent.title.text.empty());
        if (::testing::Test::HasFailure()) return;
      }
    }
}

// Told by hand: domains with their people, all asking one name server.
struct NamedWorld {
  NamedWorld(int domains, int users) {
    std::vector<HostId> servers;
    for (int d = 0; d < domains; ++d)
      servers.push_back(b.host(trace::HostRole::mail_server,
                               fmt::format("mail.domain-{}.example", d),
                               fmt::format("domain-{}.example", d)));
    for (int d = 0; d < domains; ++d)
      for (int u = 0; u < users; ++u) {
        const HostId user = b.host(trace::HostRole::user_agent, fmt::format("user{}.{}", u, d),
                                   fmt::format("User {}{}", u, d));
        const HostId server = servers[static_cast<std::size_t>(d)];
        b.mailbox(server, user, fmt::format("user{}{}@domain-{}.example", u, d, d));
        b.link(user, server);
      }
    for (std::size_t i = 0; i < servers.size(); ++i)
      for (std::size_t k = i + 1; k < servers.size(); ++k) between = b.link(servers[i], servers[k]);
    dns = b.host(trace::HostRole::name_server, "dns.example", "DNS");
    for (const HostId server : servers) to_dns.push_back(b.link(server, dns));
    asking = servers[0];
    b.wait(seconds(1));
  }
  trace::TraceBuilder b;
  HostId dns, asking;
  LinkId between;
  std::vector<LinkId> to_dns;
};

TEST(MapRoom, ANameServerStandsAtTheTopBetweenTheDomains) {
  for (int domains = 1; domains <= 6; ++domains)
    for (int users = 1; users <= 3; ++users) {
      Stage stage(std::move(NamedWorld(domains, users).b.trace));
      for (const Size size : kSizes) {
        SCOPED_TRACE(
            fmt::format("{} domains, {} users, {}x{}", domains, users, size.width, size.height));
        stage.area = {30, 20, size.width, size.height};
        expect_room(stage, Instant(seconds(1)));
        const Scene shown = stage.at(Instant(seconds(1)));
        ASSERT_EQ(shown.name_servers.size(), 1u);
        EXPECT_FALSE(shown.name_servers[0].title.text.empty());
        EXPECT_LE(shown.name_servers[0].rect.bottom(), shown.servers[0].rect.y);
        EXPECT_NE(thing_named(shown, "host:dns.example"), nullptr);
        if (::testing::Test::HasFailure()) return;
      }
    }
}

// The way to the name server leads past everybody at home.
TEST(MapRoom, WhoAsksTheNameServerAsksPastTheOthers) {
  for (int domains = 1; domains <= 2; ++domains) {
    NamedWorld world(domains, 2);
    Stage stage(std::move(world.b.trace));
    for (const Size size : kSizes) {
      stage.area = {30, 20, size.width, size.height};
      const Scene shown = stage.at(Instant(seconds(1)));
      for (const LinkId link : world.to_dns)
        for (const Wire& wire : shown.wires) {
          if (wire.link != link) continue;
          for (float share = 0.05f; share < 1; share += 0.05f) {
            const Point on = between(wire.from, wire.to, share);
            for (const Agent& agent : shown.agents)
              EXPECT_FALSE(agent.picture.contains(on)) << size.width << "x" << size.height;
          }
        }
    }
  }
}

TEST(MapRoom, ACutLinkSaysSoAndAWholeOneDoesNot) {
  NamedWorld world(2, 1);
  const LinkId cut = world.between;
  world.b.note(HostId::none(), trace::LinkDown{cut});
  world.b.wait(seconds(1));
  world.b.note(HostId::none(), trace::LinkUp{cut});
  Stage stage(std::move(world.b.trace));
  for (const auto& [now, is_cut] :
       {std::pair{Instant(milliseconds(1500)), true}, {Instant(milliseconds(2000)), false}}) {
    expect_room(stage, now);
    for (const Wire& wire : stage.at(now).wires) {
      EXPECT_EQ(wire.cut, wire.link == cut && is_cut);
      const bool says = std::any_of(wire.words.begin(), wire.words.end(),
                                    [](const Words& words) { return words.text == "cut"; });
      EXPECT_EQ(says, wire.cut);
    }
  }
}

TEST(MapRoom, ADatagramFliesInTheColourOfTheDns) {
  NamedWorld world(2, 1);
  const Bytes query = world.b.bytes("?");
  world.b.note(world.asking, trace::DatagramSent{PacketId(0), world.to_dns[0], world.dns, 40'000,
                                                 53, query, world.b.now()});
  world.b.wait(milliseconds(20));
  world.b.note(world.dns, trace::PacketArrived{PacketId(0), ConnectionId::none()});
  Stage stage(std::move(world.b.trace));
  const Scene shown = stage.at(Instant(milliseconds(1010)));
  ASSERT_EQ(shown.packets.size(), 1u);
  EXPECT_EQ(shown.packets[0].tone, Tone::dns);
  EXPECT_TRUE(stage.area.contains(shown.packets[0].rect));
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
  const Scene empty = scene(stage.view(RecordNumber::none(), Instant()), stage.area, measured,
                            texts::Language::english);
  EXPECT_TRUE(empty.servers.empty());
  EXPECT_TRUE(empty.things.empty());
}

}  // namespace
}  // namespace mailscope::gui::map
