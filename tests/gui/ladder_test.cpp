// The ladder of a connection: time runs down, nothing that can be read stands on anything else
// that can be read, and what was lost ends where it was lost.

#include "gui/model/ladder.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

#include <gtest/gtest.h>

#include "gui/model/ladder_page.hpp"
#include "gui/model/ladder_words.hpp"
#include "tests/gui/show_fixture.hpp"

namespace mailscope::gui {
namespace {

using trace::tcp_flags::ack;
using trace::tcp_flags::psh;

constexpr Rect kPage{0, 0, 372, 400};

LadderWanted connection_of(const Show& show, ConnectionId id, LadderScale scale) {
  LadderWanted wanted{
      .scale = scale, .scope = LadderScope::connection, .connection = id, .a = {}, .b = {}};
  for (const trace::Record& record : show.trace.records())
    if (const auto* opened = std::get_if<trace::ConnectionOpened>(&record.what);
        opened && opened->connection == id) {
      wanted.a = opened->client;
      wanted.b = opened->server;
    }
  return wanted;
}

// A segment is lost, its timer runs out, it is sent again and comes twice.
struct BadLine {
  BadLine() {
    over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
    const SessionId session = w.b.session(over, trace::Protocol::smtp);
    w.b.handshake(over);
    w.b.say(session, Side::client, trace::LineKind::command, "HELO crepes.fr\r\n");
    first = w.b.send(over, Side::client, psh | ack, "HELO crepes.fr\r\n");
    w.b.wait(milliseconds(20));
    w.b.lose(first, trace::LossReason::link_loss);
    w.b.wait(milliseconds(980));
    timer = w.b.note(w.crepes, trace::RetransmissionTimeout{over, Side::client, 1, seconds(2)});
    again = w.b.send(over, Side::client, psh | ack, "HELO crepes.fr\r\n", true);
    w.b.wait(milliseconds(20));
    w.b.arrive(again);
    show = show_of(std::move(w.b.trace));
  }
  trace::SmallWorld w;
  ConnectionId over;
  PacketId first, again;
  RecordNumber timer;
  std::unique_ptr<Show> show;
};

const LadderArrow& arrow_of(const Ladder& ladder, PacketId packet) {
  return *std::find_if(ladder.arrows.begin(), ladder.arrows.end(),
                       [&](const LadderArrow& a) { return a.packet == packet; });
}

class EveryScale : public testing::TestWithParam<LadderScale> {};

TEST_P(EveryScale, NothingArrivesAboveWhereItLeft) {
  const auto show = show_of(trace::alice_to_bob());
  for (std::size_t c = 0; c < 3; ++c) {
    const Ladder all = ladder(*show, connection_of(*show, ConnectionId(c), GetParam()));
    ASSERT_FALSE(all.arrows.empty());
    for (const LadderArrow& arrow : all.arrows) {
      const replay::Packet& packet = show->packets[arrow.packet];
      EXPECT_EQ(packet.connection, ConnectionId(c));
      EXPECT_GT(arrow.y_to, arrow.y_from);
      EXPECT_LE(arrow.y_to, all.height);
      EXPECT_NE(arrow.from, arrow.to);
    }
    EXPECT_TRUE(std::is_sorted(all.lowest.begin(), all.lowest.end()));
  }
}

TEST_P(EveryScale, NoWordsStandOnOthers) {
  const auto show = show_of(trace::alice_to_bob());
  const Ladder all = ladder(*show, connection_of(*show, ConnectionId(1), GetParam()));
  const LadderPage page = ladder_page(kPage, 2, 90);
  std::vector<Rect> taken;
  const auto take = [&](const Rect& rect) {
    const Rect inner = rect.inset(0, 0.5f);
    for (const Rect& other : taken) EXPECT_FALSE(inner.overlaps(other)) << rect.y << " " << other.y;
    EXPECT_TRUE((Rect{kPage.x, -100, kPage.width, 1e6f}).contains(rect));
    taken.push_back(inner);
  };
  for (const LadderArrow& arrow : all.arrows) {
    if (arrow.labelled) take(page.label(all, arrow, arrow.label_y));
    if (arrow.numbered) take(page.label(all, arrow, arrow.numbers_y));
    if (arrow.timed) take(page.beside(arrow.from, arrow.y_from));
  }
  for (const LadderState& state : all.states)
    if (state.labelled) take(page.beside(state.column, state.y));
  for (const LadderNote& note : all.notes)
    if (note.labelled) take(page.note(note.column, note.y));
}

TEST_P(EveryScale, ThePresentMomentStandsBetweenWhatWasAndWhatWillBe) {
  const auto show = show_of(trace::alice_to_bob());
  const Ladder all = ladder(*show, connection_of(*show, ConnectionId(1), GetParam()));
  float last = -1;
  for (const LadderArrow& arrow : all.arrows) {
    const replay::Packet& packet = show->packets[arrow.packet];
    const float sent = all.y_at(packet.departs);
    const float middle = all.y_at(packet.departs + (packet.ends - packet.departs) / 2);
    EXPECT_GE(sent, arrow.y_from);
    EXPECT_GT(middle, arrow.y_from);
    EXPECT_LT(middle, arrow.y_to);
    EXPECT_GE(sent, last);
    last = sent;
  }
}

TEST_P(EveryScale, APressNearAnArrowFindsIt) {
  const auto show = show_of(trace::alice_to_bob());
  const Ladder all = ladder(*show, connection_of(*show, ConnectionId(1), GetParam()));
  const LadderPage page = ladder_page(kPage, 2, 90);
  for (std::size_t i = 0; i < all.arrows.size(); ++i) {
    const Point half = along(all.arrows[i], page.columns, 0.5f);
    EXPECT_EQ(arrow_near(all, page.columns, half + Point{0, 2}, 6), i);
  }
  EXPECT_FALSE(arrow_near(all, page.columns, {page.columns[0], -50}, 6));
}

INSTANTIATE_TEST_SUITE_P(Ladder, EveryScale,
                         testing::Values(LadderScale::by_event, LadderScale::to_scale));

TEST(LadderToScale, EqualFlightsAreEquallyHighAndSilencesAreCut) {
  const BadLine line;
  const Ladder all =
      ladder(*line.show, connection_of(*line.show, line.over, LadderScale::to_scale));
  const float height = all.arrows[0].y_to - all.arrows[0].y_from;
  for (const LadderArrow& arrow : all.arrows) EXPECT_NEAR(arrow.y_to - arrow.y_from, height, 0.1f);
  ASSERT_EQ(all.gaps.size(), 1u);
  EXPECT_EQ(all.gaps[0].silence, milliseconds(980));
  EXPECT_LT(all.gaps[0].y_to - all.gaps[0].y_from, height);
}

TEST(LadderByEvent, WhatWasLostEndsHalfWayAndIsSeenToBeSentAgain) {
  const BadLine line;
  const Ladder all =
      ladder(*line.show, connection_of(*line.show, line.over, LadderScale::by_event));
  EXPECT_FLOAT_EQ(arrow_of(all, line.first).reach, 0.5f);
  EXPECT_FLOAT_EQ(arrow_of(all, line.again).reach, 1);
  ASSERT_EQ(all.notes.size(), 1u);
  EXPECT_EQ(all.notes[0].record, line.timer);
  EXPECT_EQ(all.notes[0].column, 0u);
  EXPECT_TRUE(all.notes[0].labelled);
  EXPECT_GT(all.notes[0].y, arrow_of(all, line.first).y_from);
  EXPECT_LT(all.notes[0].y, arrow_of(all, line.again).y_from);
  EXPECT_EQ(note_words(*line.show, line.timer, texts::Language::english),
            "no ACK for 1 s: sent again");
  EXPECT_EQ(arrow_label(*line.show, line.again, texts::Language::english), "HELO again");
  EXPECT_EQ(arrow_label(*line.show, line.first, texts::Language::english), "HELO");
}

// RFC 9293 §3.10.7.4 and the rest: a side's states stand at its own line.
TEST(LadderByEvent, EachSidesStatesStandAtItsLine) {
  const auto show = show_of(trace::alice_to_bob());
  const Ladder all = ladder(*show, connection_of(*show, ConnectionId(1), LadderScale::by_event));
  for (const LadderState& state : all.states) {
    const auto& changed = std::get<trace::TcpStateChanged>(show->trace[state.record].what);
    EXPECT_EQ(state.column, changed.side == Side::client ? 0u : 1u);
    EXPECT_TRUE(state.labelled) << trace::name(changed.to);
  }
}

TEST(LadderScopes, TwoHostsHaveAllTheirConnectionsAndAllHostsEverything) {
  const auto show = show_of(trace::alice_to_bob());
  LadderWanted wanted = connection_of(*show, ConnectionId(1), LadderScale::by_event);
  wanted.scope = LadderScope::two_hosts;
  const Ladder two = ladder(*show, wanted);
  for (const LadderArrow& arrow : two.arrows)
    EXPECT_EQ(show->packets[arrow.packet].connection, ConnectionId(1));
  wanted = {.scale = LadderScale::by_event,
            .scope = LadderScope::all_hosts,
            .connection = {},
            .a = {},
            .b = {}};
  const Ladder all = ladder(*show, wanted);
  EXPECT_EQ(all.arrows.size(), show->packets.size());
  const LadderPage page = ladder_page(kPage, all.columns.size(), 90);
  float full = -100;
  for (const LadderArrow& arrow : all.arrows) {
    if (!arrow.labelled) continue;
    const Rect words = page.label(all, arrow, arrow.label_y);
    EXPECT_GT(words.width, 50);
    EXPECT_GE(words.y, full - 0.1f);
    full = words.bottom();
  }
  EXPECT_EQ(all.columns.size(), 4u);
}

// What is in sight is found without looking at all of it.
TEST(LadderOfMany, OnlyWhatIsInSightIsFound) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  w.b.handshake(over);
  for (int i = 0; i < 5000; ++i) {
    const PacketId data = w.b.send(over, Side::client, ack, "x");
    w.b.wait(milliseconds(20));
    w.b.arrive(data);
    w.b.fly(over, Side::server, ack);
  }
  const auto show = show_of(std::move(w.b.trace));
  const Ladder all = ladder(*show, connection_of(*show, over, LadderScale::by_event));
  ASSERT_GT(all.arrows.size(), 10'000u);
  const float middle = all.height / 2;
  const auto [first, last] = all.arrows_between(middle, middle + 400);
  EXPECT_GT(last, first);
  EXPECT_LT(last - first, 40u);
  for (std::size_t i = 0; i < all.arrows.size(); ++i) {
    const bool seen = all.arrows[i].y_to >= middle && all.arrows[i].y_from <= middle + 400;
    EXPECT_TRUE(!seen || (first <= i && i < last));
  }
}

TEST(LadderNumbers, TheyCountFromTheSynOfTheirSide) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const auto send = [&](PacketId id, Side side, std::uint8_t flags, std::uint32_t seq,
                        std::uint32_t acked, std::string_view payload) {
    trace::PacketSent sent{};
    sent.packet = id;
    sent.link = w.crepes_hamburger;
    sent.connection = over;
    sent.side = side;
    sent.flags = flags;
    sent.seq = seq;
    sent.ack = acked;
    sent.payload = w.b.bytes(payload);
    sent.departs = w.b.now();
    w.b.note(w.b.end(over, side), sent);
    w.b.wait(milliseconds(20));
  };
  // Sequence numbers wrap (RFC 9293 §3.4).
  send(PacketId(0), Side::client, trace::tcp_flags::syn, 0xFFFFFFFF, 0, "");
  send(PacketId(1), Side::server, trace::tcp_flags::syn | ack, 7000, 0, "");
  send(PacketId(2), Side::client, ack | psh, 0, 7001, "NOOP\r\n");
  const auto show = show_of(std::move(w.b.trace));
  const Ladder all = ladder(*show, connection_of(*show, over, LadderScale::by_event));
  const auto numbers = [&](std::size_t i) {
    return arrow_numbers(*show, arrow_of(all, PacketId(i)), texts::Language::english);
  };
  EXPECT_EQ(numbers(0), "seq 0");
  EXPECT_EQ(numbers(1), "seq 0  ack 1");
  EXPECT_EQ(numbers(2), "seq 1, 6 B  ack 1");
}

}  // namespace
}  // namespace mailscope::gui
