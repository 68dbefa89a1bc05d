// The plots of how TCP sends: what is known when, round axes, curves that stay in their area.

#include "gui/model/flow.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <gtest/gtest.h>

#include "tests/gui/show_fixture.hpp"

namespace mailscope::gui {
namespace {

constexpr Rect kArea{50, 10, 200, 100};
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Slow start, a loss that sets the threshold, and what is measured meanwhile.
struct Sending {
  Sending() {
    over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
    believe(14'600, kNone, 0, Duration(), seconds(1));
    const PacketId lost = w.b.send(over, Side::client, trace::tcp_flags::ack, "some bytes");
    w.b.wait(milliseconds(20));
    w.b.lose(lost, trace::LossReason::queue_full);
    w.b.wait(milliseconds(20));
    believe(29'200, kNone, 14'600, milliseconds(40), milliseconds(240));
    w.b.wait(milliseconds(40));
    w.b.send(over, Side::client, trace::tcp_flags::ack, "some bytes", true);
    believe(7'300, 7'300, 2'920, milliseconds(41), milliseconds(480));
    w.b.wait(milliseconds(20));
    w.b.fly(over, Side::server, trace::tcp_flags::ack);
    show = show_of(std::move(w.b.trace));
  }
  void believe(std::uint32_t window, std::uint32_t threshold, std::uint32_t in_flight,
               Duration round_trip, Duration timeout) {
    w.b.note(w.crepes, trace::CongestionChanged{over, Side::client, window, threshold, in_flight,
                                                round_trip, timeout});
  }
  trace::SmallWorld w;
  ConnectionId over;
  std::unique_ptr<Show> show;
};

TEST(Flow, ItKnowsWhatHeldAtEachMoment) {
  const Sending s;
  const Flow flow = flow_of(*s.show, s.over, Side::client);
  ASSERT_EQ(flow.samples.size(), 3u);
  EXPECT_EQ(flow.at(flow.from)->is.window, 14'600u);
  EXPECT_EQ(flow.at(flow.from + milliseconds(39))->is.window, 14'600u);
  EXPECT_EQ(flow.at(flow.from + milliseconds(40))->is.window, 29'200u);
  EXPECT_EQ(flow.at(flow.to)->is.window, 7'300u);
  EXPECT_EQ(flow.at(flow.from + Duration(-1)), nullptr);
  EXPECT_TRUE(flow_of(*s.show, s.over, Side::server).samples.empty());
}

TEST(Flow, ItMarksWhatWasLostAndSentAgain) {
  const Sending s;
  const Flow flow = flow_of(*s.show, s.over, Side::client);
  ASSERT_EQ(flow.marks.size(), 2u);
  EXPECT_TRUE(flow.marks[0].lost);
  EXPECT_FALSE(flow.marks[1].lost);
  EXPECT_EQ(busier_side(*s.show, s.over), Side::client);
}

TEST(Flow, ItsValuesAreSaidInWords) {
  const Sending s;
  const Flow flow = flow_of(*s.show, s.over, Side::client);
  const auto said = [&](std::size_t i, Series series) {
    return value_in_words(flow.samples[i], series, texts::Language::english);
  };
  EXPECT_EQ(said(0, Series::window), "14 600 bytes");
  EXPECT_EQ(said(0, Series::threshold), "none yet");
  EXPECT_EQ(said(0, Series::round_trip), "not measured yet");
  EXPECT_EQ(said(0, Series::timeout), "1 s");
  EXPECT_EQ(said(2, Series::threshold), "7 300 bytes");
  EXPECT_EQ(said(2, Series::round_trip), "41 ms");
}

TEST(FlowAxis, ItsStepsAreRoundAndItsTopIsAboveAll) {
  for (const double greatest : {1.0, 7.0, 999.0, 14'600.0, 29'200.0, 65'535.0, 3.2e6}) {
    const Axis axis = byte_axis(greatest);
    EXPECT_GE(axis.top, greatest);
    EXPECT_LE(axis.top, greatest + axis.step);
    EXPECT_LE(axis.top / axis.step, 5.001);
  }
  EXPECT_EQ(axis_label(20'000, Series::window, texts::Language::english), "20 kB");
  EXPECT_EQ(axis_label(500, Series::in_flight, texts::Language::english), "500 B");
  EXPECT_EQ(axis_label(0, Series::timeout, texts::Language::english), "0 ms");
  EXPECT_EQ(axis_label(1.5e9, Series::timeout, texts::Language::english), "1.5 s");
  EXPECT_EQ(axis_label(2e8, Series::timeout, texts::Language::english), "200 ms");
}

TEST(FlowCurve, ItBeginsWhenSomethingIsKnownAndStaysInItsArea) {
  const Sending s;
  const Flow flow = flow_of(*s.show, s.over, Side::client);
  const Axis axis = byte_axis(29'200);
  const auto windows = curve(flow, Series::window, kArea, axis);
  ASSERT_EQ(windows.size(), 1u);
  EXPECT_FLOAT_EQ(windows[0].front().x, kArea.x);
  EXPECT_FLOAT_EQ(windows[0].back().x, kArea.right());
  for (const Point p : windows[0])
    EXPECT_TRUE(kArea.inset(-0.01f).contains(p)) << p.x << " " << p.y;
  const auto thresholds = curve(flow, Series::threshold, kArea, axis);
  ASSERT_EQ(thresholds.size(), 1u);
  EXPECT_GT(thresholds[0].front().x, kArea.x + kArea.width / 2);
}

// A transfer of gigabytes is no slower to draw than its picture is wide.
TEST(FlowCurve, ManyChangesAreAsManyPointsAsCanBeSeen) {
  Flow flow;
  flow.to = Instant(seconds(10));
  for (int i = 0; i < 100'000; ++i) {
    trace::CongestionChanged is{};
    is.window = static_cast<std::uint32_t>(1000 + i % 1000);
    flow.samples.push_back({Instant(microseconds(100 * i)), RecordNumber(0), is});
  }
  const auto pieces = curve(flow, Series::window, kArea, byte_axis(2000));
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_LT(pieces[0].size(), 4u * 210u);
  float low = kArea.bottom(), high = 0;
  for (const Point p : pieces[0]) {
    low = std::min(low, p.y);
    high = std::max(high, p.y);
  }
  EXPECT_NEAR(low, kArea.bottom() - kArea.height * 1999 / 2000, 1);
  EXPECT_NEAR(high, kArea.bottom() - kArea.height / 2, 1);
}

TEST(FlowNames, AtTheCurvesEndsTheyStandApart) {
  const auto places = spread_apart({50, 52, 48}, 14, 0, 100);
  EXPECT_LT(places[2], places[0]);
  EXPECT_LT(places[0], places[1]);
  EXPECT_GE(places[0] - places[2], 14);
  EXPECT_GE(places[1] - places[0], 14);
  const auto low = spread_apart({99, 100}, 14, 0, 100);
  EXPECT_LE(low[1], 100);
  EXPECT_GE(low[1] - low[0], 14);
}

}  // namespace
}  // namespace mailscope::gui
