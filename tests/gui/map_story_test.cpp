// What the map says while a message travels, and while it cannot.

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "gui/map/words.hpp"
#include "mail/message.hpp"
#include "replay/world/world.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/gui/map_stage.hpp"

namespace mailscope::gui::map {
namespace {

constexpr std::string_view kAlices = "mail.crepes.fr";
constexpr std::string_view kBobs = "mail.hamburger.edu";

const Wire& between_servers(const Scene& scene, const replay::World& world) {
  for (const Wire& wire : scene.wires) {
    const replay::Link& link = world.link(wire.link);
    if (world.host(link.a).role == trace::HostRole::mail_server &&
        world.host(link.b).role == trace::HostRole::mail_server)
      return wire;
  }
  ADD_FAILURE() << "no link between servers";
  return scene.wires.front();
}

std::string joined(const std::vector<Words>& all) {
  std::string text;
  for (const Words& words : all) text += (text.empty() ? "" : "|") + words.text;
  return text;
}

TEST(MapStory, ACountdownIsReadLikeAClock) {
  EXPECT_EQ(countdown(minutes(29) + seconds(41)), "29:41");
  EXPECT_EQ(countdown(minutes(29) + milliseconds(40'200)), "29:41");
  EXPECT_EQ(countdown(milliseconds(1)), "0:01");
  EXPECT_EQ(countdown(Duration()), "0:00");
  EXPECT_EQ(countdown(seconds(-3)), "0:00");
  EXPECT_EQ(countdown(hours(4) + minutes(2)), "4:02:00");
  EXPECT_EQ(countdown(days(4) + hours(12) + seconds(5)), "4 d 12:00:05");
}

TEST(MapStory, RatesAndSharesAreReadable) {
  EXPECT_EQ(rate(10'000'000), "10 Mbit/s");
  EXPECT_EQ(rate(1'500'000), "1.5 Mbit/s");
  EXPECT_EQ(rate(800), "800 bit/s");
  EXPECT_EQ(percent(0.1), "10");
  EXPECT_EQ(percent(0.005), "0.5");
}

// Bob's server is down; between two tries the queue counts down to the next, second by second.
TEST(MapStory, AWaitingMessageCountsDownToItsNextTry) {
  Stage stage(shipped_scenario("server-down-then-up"));
  const RecordNumber n = stage.first<trace::RecipientDeferred>();
  const Instant next = std::get<trace::RecipientDeferred>(stage.trace[n].what).next_attempt;
  for (const int left : {1481, 600, 1}) {
    const Instant now = next - seconds(left);
    const Scene shown = stage.at(now);
    const Server& server = server_named(shown, stage.world(now), kAlices);
    ASSERT_EQ(server.queue.size(), 1u);
    EXPECT_EQ(server.queue[0].to.text, "to bob");
    EXPECT_EQ(server.queue[0].state.text, fmt::format("next try {}:{:02}", left / 60, left % 60));
    EXPECT_EQ(server.queue[0].state.tone, Tone::failure);
    EXPECT_EQ(shown.custody.text.substr(0, 24), "custody: mail.crepes.fr,");
  }
}

// The SYN flies to a server that is down: only when it has died there is no answer.
TEST(MapStory, NobodyAnswersFromAServerThatIsDown) {
  Stage stage(shipped_scenario("server-down-then-up"));
  RecordNumber lost = stage.first<trace::PacketLost>();
  const Instant sent =
      stage.packets[std::get<trace::PacketLost>(stage.trace[lost].what).packet].departs;
  const Scene flying = stage.at(sent + milliseconds(10));
  EXPECT_EQ(server_named(flying, stage.world(sent), kBobs).role.text, "DOWN");
  EXPECT_TRUE(server_named(flying, stage.world(sent), kBobs).down);
  EXPECT_TRUE(flying.crosses.empty());
  const Instant after = stage.trace[lost].at + milliseconds(1);
  const Scene silent = stage.at(after);
  const Wire& wire = between_servers(silent, stage.world(after));
  EXPECT_TRUE(wire.unanswered);
  EXPECT_EQ(wire.words.front().text, "no answer");
  EXPECT_EQ(silent.crosses.size(), 1u);
  const Scene dying = stage.at_record(lost);
  EXPECT_TRUE(std::any_of(dying.packets.begin(), dying.packets.end(),
                          [](const Flying& f) { return f.dying && f.label.text == "SYN"; }));
}

TEST(MapStory, ServersSayWhatTheyAreDoingNow) {
  Stage stage(shipped_scenario("alice-to-bob"));
  std::set<std::string> alices, bobs;
  for (Duration t; t < stage.clock.length(); t = t + milliseconds(100)) {
    const Instant now = stage.clock.simulated_at(t);
    const Scene shown = stage.at(now);
    alices.insert(server_named(shown, stage.world(now), kAlices).role.text);
    bobs.insert(server_named(shown, stage.world(now), kBobs).role.text);
  }
  EXPECT_EQ(alices, (std::set<std::string>{"mail server", "SMTP server", "SMTP client",
                                           "SMTP client and server"}));
  EXPECT_EQ(bobs, (std::set<std::string>{"mail server", "SMTP server", "IMAP server"}));
}

TEST(MapStory, TheConnectionIsAPipeFromSynToFin) {
  Stage stage(shipped_scenario("alice-to-bob"));
  std::vector<std::string> seen;
  for (Duration t; t < stage.clock.length(); t = t + milliseconds(50)) {
    const Instant now = stage.clock.simulated_at(t);
    const Scene shown = stage.at(now);
    const Wire& wire = between_servers(shown, stage.world(now));
    const std::string words = wire.pipe == PipeState::none ? "" : wire.words[1].text;
    if (seen.empty() || seen.back() != words) seen.push_back(words);
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"", "connecting", "established", "closing", ""}));
}

TEST(MapStory, WhatIsSpokenStandsAtTheLinksOfAgentsFromTheStart) {
  Stage stage(shipped_scenario("alice-to-bob"));
  std::set<std::string> words;
  for (const Wire& wire : stage.at(Instant()).wires) words.insert(joined(wire.words));
  EXPECT_TRUE(words.contains("IMAP, pull")) << joined(stage.at(Instant()).wires.back().words);
}

TEST(MapStory, ALossyLinkSaysSo) {
  Stage stage(shipped_scenario("loss"));
  const Scene shown = stage.at(Instant());
  const std::string words = joined(between_servers(shown, stage.world(Instant())).words);
  EXPECT_NE(words.find("loses 10 %"), std::string::npos) << words;
}

// A lost packet dies half way, under a cross; what is sent again says so.
TEST(MapStory, LostPacketsDieAndAreSentAgain) {
  Stage stage(shipped_scenario("loss"));
  const RecordNumber n = stage.first<trace::PacketLost>();
  const PacketId lost = std::get<trace::PacketLost>(stage.trace[n].what).packet;
  const replay::Packet& packet = stage.packets[lost];
  const auto find = [&](const Scene& scene) -> const Flying* {
    for (const Flying& f : scene.packets)
      if (f.packet == lost) return &f;
    return nullptr;
  };
  const Duration flight = packet.ends - packet.departs;
  const Scene early = stage.at(packet.departs + flight / 4);
  const Scene late = stage.at(packet.departs + flight / 4 * 3);
  ASSERT_TRUE(find(early) && find(late));
  EXPECT_FALSE(find(early)->dying);
  EXPECT_TRUE(find(late)->dying);
  stage.area.width = 1300;  // room for all words
  for (std::size_t i = 0; i < stage.packets.size(); ++i) {
    const replay::Packet& p = stage.packets[PacketId(i)];
    if (!p.again) continue;
    const Scene shown = stage.at(p.departs + (p.ends - p.departs) / 3);
    const auto again = std::find_if(shown.packets.begin(), shown.packets.end(),
                                    [](const Flying& f) { return f.again; });
    ASSERT_NE(again, shown.packets.end());
    EXPECT_NE(again->label.text.find("again"), std::string::npos);
  }
}

// Each packet lies on its link, between its ends, and none upon another of its direction.
TEST(MapStory, PacketsLieOnTheirLinks) {
  for (const auto* name : {"alice-to-bob", "loss", "server-down-then-up"}) {
    Stage stage(shipped_scenario(name));
    stage.detail = Detail::packets;
    for (Duration t; t < stage.clock.length(); t = t + milliseconds(70)) {
      const Scene shown = stage.at_show(t);
      for (const Flying& f : shown.packets) {
        const replay::Packet& p = stage.packets[f.packet];
        const auto wire = std::find_if(shown.wires.begin(), shown.wires.end(),
                                       [&](const Wire& w) { return w.link == p.link; });
        ASSERT_NE(wire, shown.wires.end());
        const bool level = f.heading.y == 0;
        const Point c = f.rect.centre();
        EXPECT_LE(std::abs(level ? c.y - wire->from.y : c.x - wire->from.x),
                  wire->width / 2 + (f.disc ? f.rect.width : 0));
        const float from = level ? wire->from.x : wire->from.y,
                    to = level ? wire->to.x : wire->to.y;
        const float least = level ? f.rect.x : f.rect.y;
        const float most = level ? f.rect.right() : f.rect.bottom();
        EXPECT_GE(least, std::min(from, to) - 0.5f) << f.label.text;
        EXPECT_LE(most, std::max(from, to) + 0.5f) << f.label.text;
        for (const Flying& other : shown.packets) {
          if (other.packet == f.packet || other.heading != f.heading) continue;
          if (stage.packets[other.packet].link != p.link) continue;
          EXPECT_FALSE(other.rect.overlaps(f.rect)) << f.label.text << " " << other.label.text;
        }
      }
    }
  }
}

// No frame shows an envelope, or a packet, far from where the frame before showed it.
TEST(MapStory, NothingJumps) {
  Stage stage(shipped_scenario("alice-to-bob"));
  constexpr Duration kFrame = milliseconds(16);
  constexpr float kFurthest = 24;  // pixels in a sixtieth of a second
  Scene before = stage.at(Instant());
  for (Duration t; t < stage.clock.length(); t = t + kFrame) {
    Scene now = stage.at_show(t);
    for (const Flying& a : before.packets)
      for (const Flying& b : now.packets) {
        if (a.packet != b.packet) continue;
        const Point d = a.rect.centre() - b.rect.centre();
        EXPECT_LT(std::hypot(d.x, d.y), kFurthest) << t.seconds();
      }
    if (before.travellers.size() == 1 && now.travellers.size() == 1) {
      const Point d = before.travellers[0].rect.centre() - now.travellers[0].rect.centre();
      EXPECT_LT(std::hypot(d.x, d.y), kFurthest) << t.seconds();
    }
    before = std::move(now);
  }
}

// Slides from the laptop to the wire, to the shelf, to the wire, to the pigeon-hole, to the
// phone: a journey of five legs besides the flights.
TEST(MapStory, TheEnvelopeSlidesFromPlaceToPlace) {
  Stage stage(shipped_scenario("alice-to-bob"));
  int legs = 0;
  bool travelled = false;
  for (Duration t; t < stage.clock.length(); t = t + milliseconds(16)) {
    const bool travels = !stage.at_show(t).travellers.empty();
    if (travels && !travelled) ++legs;
    travelled = travels;
  }
  EXPECT_EQ(legs, 5);
}

TEST(MapStory, AtAStepTheMessageIsWhereTheStepSays) {
  Stage stage(shipped_scenario("alice-to-bob"));
  stage.settled = true;
  const RecordNumber stored = stage.first<trace::MailboxStored>();
  const Scene shown = stage.at_record(stored);
  EXPECT_TRUE(shown.travellers.empty());
  const Server& bobs = server_named(shown, stage.world(stage.trace[stored].at), kBobs);
  ASSERT_EQ(bobs.holes.size(), 1u);
  EXPECT_EQ(bobs.holes[0].name.text, "bob");
  ASSERT_EQ(bobs.holes[0].envelopes.size(), 1u);
  EXPECT_FALSE(bobs.holes[0].envelopes[0].rect.empty());
  EXPECT_EQ(bobs.holes[0].envelopes[0].look, EnvelopeLook::unread);
}

TEST(MapStory, ReadMailIsOpenInThePigeonHoleAndOnThePhone) {
  Stage stage(shipped_scenario("alice-to-bob"));
  const Scene end = stage.at_show(stage.clock.length());
  const Server& bobs = server_named(end, stage.world(stage.trace.ended_at()), kBobs);
  ASSERT_EQ(bobs.holes[0].envelopes.size(), 1u);
  EXPECT_EQ(bobs.holes[0].envelopes[0].look, EnvelopeLook::open);
  const auto phone = std::find_if(end.agents.begin(), end.agents.end(),
                                  [](const Agent& a) { return a.title.text == "Bob's phone"; });
  ASSERT_NE(phone, end.agents.end());
  EXPECT_EQ(phone->device, Device::phone);
  ASSERT_EQ(phone->envelopes.size(), 1u);
  EXPECT_TRUE(phone->picture.contains(phone->envelopes[0].rect));
}

TEST(MapStory, LevelsShowMoreAndMore) {
  Stage stage(shipped_scenario("alice-to-bob"));
  std::size_t messages = 0, dialog = 0, bytes = 0;
  for (Duration t; t < stage.clock.length(); t = t + milliseconds(100)) {
    stage.detail = Detail::messages;
    for (const Flying& f : stage.at_show(t).packets) {
      ++messages;
      EXPECT_TRUE(f.envelope && f.label.text.empty());
    }
    stage.detail = Detail::dialog;
    dialog += stage.at_show(t).packets.size();
    stage.detail = Detail::packets;
    for (const Flying& f : stage.at_show(t).packets) bytes += f.label.text.ends_with(" B");
  }
  EXPECT_GT(messages, 0u);
  EXPECT_GT(dialog, messages);
  EXPECT_GT(bytes, 0u);
}

TEST(MapStory, AnAcknowledgementAloneIsAGreyDisc) {
  Stage stage(shipped_scenario("alice-to-bob"));
  int discs = 0;
  for (Duration t; t < stage.clock.length(); t = t + milliseconds(100))
    for (const Flying& f : stage.at_show(t).packets) {
      const replay::Packet& packet = stage.packets[f.packet];
      EXPECT_EQ(f.disc, packet.payload == 0 && packet.segment == replay::Segment::ack);
      if (!f.disc) continue;
      EXPECT_EQ(f.tone, Tone::tcp);
      ++discs;
    }
  EXPECT_GT(discs, 0);
}

TEST(MapStory, TheSenderOfAMessageThatNeverArrivesIsToldInTheColourOfFailure) {
  Stage stage(shipped_scenario("server-gone"));
  const Scene end = stage.at_show(stage.clock.length());
  const Server& alices = server_named(end, stage.world(stage.trace.ended_at()), kAlices);
  EXPECT_TRUE(alices.queue.empty());
  ASSERT_EQ(alices.holes[0].envelopes.size(), 1u);
  EXPECT_EQ(alices.holes[0].envelopes[0].tone, Tone::failure);
}

// The class looks at the pipe while the timer runs: the cross stays until it is sent again.
TEST(MapStory, WhereAPacketDiedStaysACrossUntilItIsSentAgain) {
  Stage stage(shipped_scenario("lost-rcpt"));
  const RecordNumber died = stage.first<trace::PacketLost>();
  // Bob's server misses the acknowledgement of its last reply, too, and is the first to ask again.
  const RecordNumber other = stage.first<trace::RetransmissionTimeout>(died);
  const RecordNumber timer =
      stage.first<trace::RetransmissionTimeout>(RecordNumber(other.index() + 1));
  const Instant waits = stage.trace[timer].at - milliseconds(100);
  ASSERT_LT(stage.trace[died].at, waits);
  const Scene before = stage.at(waits);
  ASSERT_EQ(before.graves.size(), 1u);
  EXPECT_EQ(before.graves[0].packet, std::get<trace::PacketLost>(stage.trace[died].what).packet);
  bool on_a_wire = false;
  for (const Wire& wire : before.wires)
    on_a_wire =
        on_a_wire || (before.graves[0].at.x > wire.from.x && before.graves[0].at.x < wire.to.x);
  EXPECT_TRUE(on_a_wire);
  const RecordNumber again = stage.first<trace::PacketSent>(timer);
  EXPECT_TRUE(stage.at_record(again).graves.empty());
}

}  // namespace
}  // namespace mailscope::gui::map
