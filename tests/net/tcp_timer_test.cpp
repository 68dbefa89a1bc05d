// The retransmission timer: RFC 6298; giving up: RFC 9293 §3.8.3.

#include <cstdint>

#include <gtest/gtest.h>

#include "tests/net/tcp_lone.hpp"

namespace mailscope::net::tcp::testing {
namespace {

// §2.2, 2.3: by hand. R = 100 ms, then 200 ms.
TEST(TcpRoundTrip, SmoothsWhatIsMeasured) {
  Parameters parameters;
  parameters.min_rto = {};
  RoundTrip trip(parameters);
  EXPECT_EQ(trip.rto(), seconds(1));  // §2.1
  trip.measured(milliseconds(100), parameters);
  EXPECT_EQ(trip.smoothed(), milliseconds(100));
  EXPECT_EQ(trip.rto(), milliseconds(100 + 4 * 50));
  trip.measured(milliseconds(200), parameters);
  EXPECT_EQ(trip.smoothed(), microseconds(112'500));
  EXPECT_EQ(trip.rto(), microseconds(112'500 + 4 * 62'500));
}

TEST(TcpRoundTrip, KeepsToItsBounds) {
  Parameters parameters;
  RoundTrip trip(parameters);
  trip.measured(milliseconds(10), parameters);
  EXPECT_EQ(trip.rto(), seconds(1));  // §2.4
  for (int i = 0; i < 10; ++i) trip.back_off(parameters);
  EXPECT_EQ(trip.rto(), seconds(60));  // §2.5, 5.5
}

// G: a variance of nothing still leaves a tick.
TEST(TcpRoundTrip, AddsTheClocksGranularity) {
  Parameters parameters;
  parameters.min_rto = {};
  RoundTrip trip(parameters);
  for (int i = 0; i < 200; ++i) trip.measured(milliseconds(100), parameters);
  EXPECT_EQ(trip.rto(), milliseconds(101));
}

// §5.1 to 5.3: it runs while something is unacknowledged, from the last acknowledgement on.
TEST(TcpRetransmission, TimerRunsFromTheLastAcknowledgement) {
  Lone end;
  end.establish();
  EXPECT_EQ(end.tcp.deadline(), Instant::never());
  end.sends(2920);
  end.says();
  end.after(milliseconds(700));
  end.arrives({.ack = 1460});
  EXPECT_EQ(end.after(milliseconds(999)), "");
  EXPECT_EQ(end.after(milliseconds(2)).substr(0, 10), "1460..2920");
  end.arrives({.ack = 2920});
  EXPECT_EQ(end.tcp.deadline(), Instant::never());
}

// §5.5: doubled each time.
TEST(TcpRetransmission, BacksOff) {
  Lone end;
  end.establish();
  end.sends(100);
  end.says();
  const Instant sent = end.now;
  std::vector<std::int64_t> at;
  while (at.size() < 8) {
    if (!end.after(seconds(1)).empty()) at.push_back((end.now - sent).ns() / 1'000'000'000);
  }
  EXPECT_EQ(at, (std::vector<std::int64_t>{1, 3, 7, 15, 31, 63, 123, 183}));
}

// §3, Karn: what was sent twice is not measured, and the backed off timer stays.
TEST(TcpRetransmission, DoesNotMeasureWhatWasSentTwice) {
  Lone end;
  end.establish();
  const Duration before = end.tcp.congestion().round_trip;
  end.sends(100);
  end.says();
  end.after(seconds(1));
  end.arrives({.ack = 100});
  EXPECT_EQ(end.tcp.congestion().round_trip, before);
  EXPECT_EQ(end.tcp.congestion().timeout, seconds(2));
  end.sends(100);
  end.says();
  end.after(milliseconds(10));
  end.arrives({.ack = 200});
  EXPECT_EQ(end.tcp.congestion().timeout, seconds(1));
}

// §5.7: three seconds for the data of a connection whose SYN was lost.
TEST(TcpRetransmission, BeginsWithThreeSecondsAfterALostSyn) {
  Lone end;
  end.tcp.open({});
  end.says();
  EXPECT_EQ(end.after(seconds(1)), "SYN");
  end.arrives({.at = -1, .control = flags::syn | flags::ack, .options = {.mss = 1460}});
  EXPECT_EQ(end.tcp.congestion().timeout, seconds(3));
}

// RFC 9293 §3.8.1: what goes again may be put together anew, from where it is asked for.
TEST(TcpRetransmission, SmallSegmentsGoAgainTogether) {
  Parameters parameters;
  parameters.nagle = Nagle::off;
  Lone end(parameters);
  end.establish();
  end.sends(10), end.says(), end.sends(10), end.says();
  EXPECT_EQ(end.after(seconds(1)), "0..20");
}

// RFC 9293 §3.8.3: R2.
TEST(TcpRetransmission, GivesUpAfterAQuarterOfAnHour) {
  Lone end;
  end.establish();
  end.sends(100);
  end.says();
  end.after(minutes(14));
  EXPECT_EQ(end.tcp.state(), State::established);
  end.after(minutes(3));
  EXPECT_EQ(end.tcp.state(), State::closed);
  EXPECT_EQ(end.events.back().failure, trace::ConnectionFailure::timed_out);
  EXPECT_EQ(end.tcp.deadline(), Instant::never());
}

TEST(TcpRetransmission, OfAFinAloneToo) {
  Lone end;
  end.establish();
  end.tcp.close();
  EXPECT_EQ(end.says(), "FIN");
  EXPECT_EQ(end.after(seconds(1)), "FIN");
  end.arrives({.ack = 1});
  EXPECT_EQ(end.tcp.state(), State::fin_wait_2);
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
