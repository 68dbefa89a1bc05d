// Keys, buttons and the hand on the timeline do what they say.

#include "gui/panels/application.hpp"

#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "gui/panels/gallery.hpp"
#include "tests/gui/application_fixture.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::gui {
namespace {

using replay::Stride;

const std::vector<RecordNumber>& stops(ApplicationWindow& w, Stride stride) {
  return w.application().show()->steps.stops(stride);
}

TEST(Keys, TheyStepForwardAndBack) {
  ApplicationWindow w(small_request());
  const auto& lines = stops(w, Stride::line);
  w.press(Key::right);
  EXPECT_TRUE(w.application().moving());
  w.settle();
  EXPECT_EQ(w.cursor(), lines[0]);
  w.press(Key::right);
  w.press(Key::right);  // during the glide: at once
  EXPECT_EQ(w.cursor(), lines[1]);
  w.press(Key::left);
  EXPECT_EQ(w.cursor(), lines[0]);
  w.press(Key::home);
  EXPECT_TRUE(w.playback().at_start());
  w.press(Key::right, true);
  w.settle();
  EXPECT_EQ(w.cursor(), stops(w, Stride::packet)[0]);
  w.press(Key::left, true);
  EXPECT_TRUE(w.playback().at_start());
}

TEST(Keys, TheyStepThroughTheChapter) {
  for (const KeyPress forward : {KeyPress{Key::n}, KeyPress{Key::page_down}}) {
    const KeyPress back = forward.key == Key::n ? KeyPress{Key::n, true} : KeyPress{Key::page_up};
    ApplicationWindow w(small_request());
    const auto& steps = stops(w, Stride::beat);
    for (const RecordNumber stop : steps) {
      w.frame({forward});
      EXPECT_EQ(w.cursor(), stop);
    }
    for (std::size_t i = steps.size() - 1; i-- > 0;) {
      w.frame({back});
      EXPECT_EQ(w.cursor(), steps[i]);
    }
    w.frame({back});
    EXPECT_TRUE(w.playback().at_start());
  }
}

TEST(Keys, SpacePlaysAndPauses) {
  ApplicationWindow w(small_request());
  w.frame({}, 1);
  EXPECT_TRUE(w.playback().at_start());
  w.press(Key::space);
  for (int i = 0; i < 50; ++i) w.frame({}, 0.1);
  const RecordNumber there = w.cursor();
  EXPECT_FALSE(w.playback().at_start());
  w.press(Key::space);
  w.frame({}, 1);
  EXPECT_EQ(w.cursor(), there);
}

TEST(Keys, TheyChangeHowItLooks) {
  ApplicationWindow w(small_request());
  w.press(Key::t);
  EXPECT_EQ(w.choices().look, Look::dark);
  w.press(Key::t);
  EXPECT_EQ(w.choices().look, Look::projector);
  w.press(Key::plus, false, true);
  EXPECT_FLOAT_EQ(w.application().scale(), 1.1f);
  w.press(Key::minus, false, true);
  w.press(Key::minus, false, true);
  EXPECT_FLOAT_EQ(w.application().scale(), 0.9f);
  w.press(Key::digit0, false, true);
  EXPECT_FLOAT_EQ(w.application().scale(), 1);
  w.press(Key::plus);
  EXPECT_EQ(w.playback().speed(), 2);
  w.press(Key::minus);
  w.press(Key::minus);
  EXPECT_EQ(w.playback().speed(), 0.5);
}

TEST(Keys, TheyChooseTheTabAndTheDetail) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  for (const auto& [key, widget] : {std::pair{Key::digit4, "dialog.lines"},
                                    {Key::digit5, "ladder.page"},
                                    {Key::digit6, "packet.page"},
                                    {Key::digit7, "flow.client"},
                                    {Key::digit8, "message.text"},
                                    {Key::digit9, "why.reasons"}}) {
    w.press(key);
    EXPECT_TRUE(w.widgets().find(widget)) << widget;
  }
  w.press(Key::digit3);
  EXPECT_EQ(w.choices().level, Level::packets);
  w.press(Key::digit1);
  EXPECT_EQ(w.choices().level, Level::messages);
}

TEST(Keys, ADialogCanBeHeldAndLetGo) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  EXPECT_FALSE(w.choices().held);
  w.press(Key::up);
  ASSERT_TRUE(w.choices().held);
  EXPECT_EQ(w.choices().held->which, ConversationId(1));
  w.press(Key::up);
  w.press(Key::up);
  ASSERT_TRUE(w.choices().held);
  EXPECT_EQ(w.choices().held->which, ConversationId(0));
  EXPECT_TRUE(w.widgets().find("dialog.follow"));
  w.press(Key::f);
  EXPECT_FALSE(w.choices().held);
}

// Within a beat it stays, and before its own beginning it is nothing to be held.
TEST(Keys, ADialogIsHeldWithinABeatAndNotBeforeItBegan) {
  ApplicationWindow w(
      small_request([] { return testing::Played(testing::shipped("no-such-domain")).trace; }));
  const Show& show = *w.application().show();
  const RecordNumber asked = show.exchanges.at(0).datagrams.at(0).sent;
  while (w.cursor() < asked) {
    w.press(Key::right, true);
    w.settle();
  }
  w.press(Key::down);
  w.frame();
  EXPECT_TRUE(w.widgets().find("dialog.follow"));
  w.press(Key::right, true);
  w.settle();
  EXPECT_TRUE(w.widgets().find("dialog.follow"));
  while (w.cursor() >= asked) {
    w.press(Key::left, true);
    w.settle();
  }
  w.frame();
  EXPECT_FALSE(w.widgets().find("dialog.follow"));
}

TEST(Keys, TheyWalkAlongAConnection) {
  ApplicationWindow w(small_request());
  w.press(Key::digit6);
  w.press(Key::right, true);
  w.settle();
  const RecordNumber first = w.cursor();
  w.press(Key::right, false, true);
  EXPECT_LT(first, w.cursor());
  const Show& show = *w.application().show();
  const PacketId second = packet_at(show, w.cursor());
  EXPECT_EQ(show.packets[second].connection, ConnectionId(0));
  w.press(Key::left, false, true);
  EXPECT_EQ(w.cursor(), show.packets[PacketId(0)].sent);
  w.press(Key::left, false, true);  // there is none before
  EXPECT_EQ(w.cursor(), show.packets[PacketId(0)].sent);
}

TEST(Keys, TheyLightTheFieldsOfAPacketOneByOne) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  w.press(Key::digit6);
  w.press(Key::down, false, true);
  EXPECT_EQ(w.choices().packet.field, wire::FieldName::tcp_source_port);
  w.press(Key::down, false, true);
  w.press(Key::down, false, true);
  EXPECT_EQ(w.choices().packet.field, wire::FieldName::tcp_sequence_number);
  w.press(Key::up, false, true);
  EXPECT_EQ(w.choices().packet.field, wire::FieldName::tcp_destination_port);
}

TEST(Keys, TheyTurnTheLadder) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  w.press(Key::digit5);
  w.press(Key::l);
  w.frame();
  EXPECT_EQ(w.choices().ladder.drawn->wanted.scale, LadderScale::to_scale);
  w.press(Key::h);
  w.frame();
  EXPECT_EQ(w.choices().ladder.drawn->wanted.scope, LadderScope::two_hosts);
  w.press(Key::h);
  w.frame();
  EXPECT_EQ(w.choices().ladder.drawn->columns.size(), 4u);
  w.press(Key::o);
  EXPECT_TRUE(w.widgets().find("ladder.page"));
}

TEST(Keys, TheDialogIsCopiedAsText) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  w.press(Key::up);
  w.press(Key::c, false, true);
  w.frame();
  const std::string copied = ImGui::GetClipboardText();
  EXPECT_TRUE(copied.starts_with("S: 220 hamburger.edu\nC: HELO crepes.fr\n")) << copied;
  EXPECT_TRUE(copied.ends_with("S: 221 hamburger.edu closing connection\n")) << copied;
}

// Where there is no room for it beside the map, it takes the place of the steps.
TEST(Keys, WhatIsAskedForIsShown) {
  ApplicationWindow w(small_request(), {1024, 700}, 1.5f);
  w.press(Key::end);
  EXPECT_FALSE(w.widgets().find("tab.packet"));
  w.press(Key::digit6);
  EXPECT_TRUE(w.widgets().find("tab.packet"));
}

TEST(Mouse, AByteLeadsToItsField) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  w.press(Key::digit6);
  w.frame();
  w.click(w.widget("byte:20").centre());
  EXPECT_EQ(w.choices().packet.field, wire::FieldName::tcp_source_port);
  w.click(w.widget("byte:12").centre());
  EXPECT_EQ(w.choices().packet.field, wire::FieldName::ip_source);
}

TEST(Mouse, AnArrowOfTheLadderLeadsToItsPacket) {
  ApplicationWindow w(small_request());
  for (int i = 0; i < 4; ++i) w.press(Key::n);
  w.press(Key::digit5);
  for (int i = 0; i < 4; ++i) w.frame();
  const Rect page = w.widget("ladder.page");
  ASSERT_FALSE(page.empty());
  const Ladder& ladder = *w.choices().ladder.drawn;
  const RecordNumber before = w.cursor();
  // Somewhere in sight there is an arrow: a press in steps down its middle finds one.
  for (float y = page.y + 4; y < page.bottom() - 4 && w.cursor() == before; y += 10)
    w.click({page.x + page.width * 0.4f, y});
  EXPECT_NE(w.cursor(), before);
  const Show& show = *w.application().show();
  const PacketId shown = packet_at(show, w.cursor());
  EXPECT_EQ(show.packets[shown].connection, ladder.wanted.connection);
  EXPECT_EQ(w.cursor(), show.packets[shown].sent);
}

TEST(Keys, TheQuestionMarkShowsThemAll) {
  ApplicationWindow w(small_request());
  w.press(Key::question);
  EXPECT_TRUE(w.widgets().find("keys"));
  w.press(Key::escape);
  w.frame();
  EXPECT_FALSE(w.widgets().find("keys"));
  EXPECT_NE(w.application().show(), nullptr);
}

TEST(Keys, EscapeLeadsToTheStoriesAndEnterIntoOne) {
  ApplicationWindow w(small_request());
  w.press(Key::escape);
  w.frame();
  EXPECT_EQ(w.application().show(), nullptr);
  EXPECT_TRUE(w.widgets().find("card.0"));
  EXPECT_TRUE(w.widgets().find("card.1"));
  w.press(Key::right);
  EXPECT_EQ(w.choices().card, 1u);
  w.press(Key::right);
  EXPECT_EQ(w.choices().card, 1u);
  w.press(Key::enter);
  ASSERT_NE(w.application().show(), nullptr);
  EXPECT_TRUE(w.playback().at_start());
}

TEST(Keys, InTheGalleryTheOthersDoNothing) {
  ViewRequest request = small_request();
  request.story.reset();
  ApplicationWindow w(std::move(request));
  for (const Binding& b : bindings()) w.frame({b.key});
  EXPECT_EQ(w.application().show(), nullptr);
}

// Nothing in it, nothing to be broken.
TEST(EmptyShow, EveryKeyIsHarmless) {
  ApplicationWindow w(small_request([] { return trace::Trace(); }));
  for (const Binding& b : bindings()) {
    if (b.command != Command::leave) w.frame({b.key}, 0.1);
  }
  EXPECT_TRUE(w.cursor().is_none());
}

TEST(Mouse, StepsLinesAndReasonsLeadToTheirMoments) {
  ApplicationWindow w(small_request());
  w.click(w.widget("steps.4").centre());
  const RecordNumber smtp = w.cursor();
  EXPECT_EQ(w.application().show()->chapter.current(smtp)->step, replay::Step::smtp);
  w.press(Key::end);
  w.press(Key::home);
  w.press(Key::right);
  w.settle();
  const RecordNumber first = w.cursor();
  w.press(Key::right);
  w.settle();
  w.click(w.widget("dialog.row.1").centre());
  EXPECT_EQ(w.cursor(), first);
  w.press(Key::digit9);
  w.frame();
  w.click(w.widget("why.1").centre());
  EXPECT_LT(w.cursor(), first);
}

// Who answers for the message: pressed, it leads to the record by which it came there.
TEST(Mouse, AKeeperLeadsToTheRecordOfItsCustody) {
  ApplicationWindow w(small_request());
  w.press(Key::end);
  w.settle();
  w.press(Key::digit8);
  w.frame();
  w.click(w.widget("message.keeper.0").centre());
  const trace::Trace& trace = w.application().show()->trace;
  EXPECT_TRUE(std::holds_alternative<trace::Accepted>(trace[w.cursor()].what));
}

TEST(Mouse, TheTimelineIsDragged) {
  ApplicationWindow w(small_request());
  const Rect lanes = w.widget("time.lanes");
  ASSERT_FALSE(lanes.empty());
  Duration before;
  for (const float share : {0.3f, 0.6f, 0.9f}) {
    w.mouse({lanes.x + lanes.width * share, lanes.y + 2}, true);
    EXPECT_GT(w.playback().screen(), before);
    before = w.playback().screen();
  }
  w.mouse(lanes.centre(), false);
  w.frame();
  EXPECT_EQ(w.playback().screen(), before);
}

// High lanes or low ones: each has its name, none stands in another, and pointing tells more.
TEST(Mouse, EveryLaneHasItsName) {
  for (const unsigned height : {800u, 540u}) {
    SCOPED_TRACE(height);
    ApplicationWindow w(small_request());
    w.resize({1280, height}, 1);
    std::vector<Rect> names;
    for (const auto name : {"Alice", "crepes.fr", "hamburger.edu", "Bob"}) {
      const Rect at = w.widget(std::string("time.name.") + name);
      EXPECT_FALSE(at.empty()) << name;
      EXPECT_LE(at.right(), w.widget("time.lanes").x + 8) << name;
      for (const Rect& other : names) EXPECT_FALSE(at.inset(0, 2).overlaps(other)) << name;
      names.push_back(at);
    }
    EXPECT_TRUE(w.widget("explanation").empty());
    w.mouse(names[2].centre(), false);
    w.frame({}, 1);
    EXPECT_FALSE(w.widget("explanation").empty());
  }
}

}  // namespace
}  // namespace mailscope::gui
