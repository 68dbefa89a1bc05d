// Windows: RFC 9293 §3.8.6. Small segments: §3.7.4 and §3.8.6.2.

#include <cstdint>

#include <gtest/gtest.h>

#include "tests/net/tcp_lone.hpp"
#include "tests/net/tcp_pair.hpp"

namespace mailscope::net::tcp::testing {
namespace {

Parameters with(Nagle nagle) {
  Parameters parameters;
  parameters.nagle = nagle;
  return parameters;
}

TEST(TcpWindow, OfThePeerIsNotExceeded) {
  Lone end;
  end.establish(3000);
  end.sends(10'000);
  EXPECT_EQ(end.says(), "0..1460 1460..2920");
  end.arrives({.ack = 2920, .window = 4000});
  EXPECT_EQ(end.says(), "2920..4380 4380..5840");
}

// §3.10.7.4: an old segment's window is not taken.
TEST(TcpWindow, IsTakenFromTheNewestSegmentOnly) {
  Lone end;
  end.establish(1460);
  end.arrives({.at = 100, .text = "y", .window = 1460});  // newer by its number
  end.says();
  end.arrives({.text = "x", .window = 60'000});  // sent before
  end.says();
  end.sends(5000);
  EXPECT_EQ(end.says(), "0..1460");
}

// §3.8.6: what a program does not read fills the buffer, and so closes the window.
TEST(TcpWindow, ClosesWhileTheProgramDoesNotRead) {
  Parameters parameters;
  parameters.receive_buffer = 4380;
  Lone end(parameters);
  end.establish();
  end.tcp.read_slowly();
  const std::string full(1460, 'f');
  end.arrives({.text = full}), end.arrives({.at = 1460, .text = full});
  EXPECT_EQ(end.says(), "ACK:2920");
  EXPECT_EQ(end.last.back().window, 1460);
  end.arrives({.at = 2920, .text = full});
  EXPECT_EQ(end.after(milliseconds(40)), "ACK:4380");
  EXPECT_EQ(end.last.back().window, 0);
}

// §3.8.6.2.2: it opens by a segment, or by half of the buffer, and not by less.
TEST(TcpWindow, DoesNotOpenByASillyAmount) {
  Parameters parameters;
  parameters.receive_buffer = 4380;
  Lone end(parameters);
  end.establish();
  end.tcp.read_slowly();
  for (int i = 0; i < 3; ++i) end.arrives({.at = i * 1460, .text = std::string(1460, 'f')});
  end.after(seconds(1));
  end.tcp.consumed(1000);
  EXPECT_EQ(end.says(), "");
  end.tcp.consumed(460);
  EXPECT_EQ(end.says(), "ACK:4380");
  EXPECT_EQ(end.last.back().window, 1460);
}

// The edge that was promised stays where it is: a window is not shrunk.
TEST(TcpWindow, IsNotTakenBack) {
  Parameters parameters;
  parameters.receive_buffer = 10'000;
  Lone end(parameters);
  end.establish();
  end.tcp.read_slowly();
  std::uint32_t edge = 0;
  for (int i = 0; i < 90; ++i) {
    end.arrives({.at = i * 100, .text = std::string(100, 'f')});
    if (i % 7 == 0) end.tcp.consumed(150);
    end.says();
    for (const Segment& s : end.last) {
      EXPECT_GE(s.ack + s.window, edge);
      edge = s.ack + s.window;
    }
  }
}

// What does not fit is cut off; the rest is taken.
TEST(TcpWindow, CutsOffWhatDoesNotFit) {
  Parameters parameters;
  parameters.receive_buffer = 1000;
  Lone end(parameters);
  end.establish();
  end.tcp.read_slowly();
  end.arrives({.text = std::string(1200, 'f')});
  EXPECT_EQ(end.after(seconds(1)), "ACK:1000");
  EXPECT_EQ(end.received.size(), 1000U);
}

// §3.8.6.1: a byte is sent into the closed window, at once after an RTO, then ever more rarely.
TEST(TcpPersist, ProbesAClosedWindow) {
  Lone end;
  end.establish(0);
  end.sends(5000);
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.after(seconds(1)), "0..1");
  EXPECT_EQ(end.after(seconds(2)), "0..1");
  EXPECT_EQ(end.after(seconds(4)), "0..1");
  EXPECT_EQ(end.heard(Event::Kind::zero_window_probe), 3);
  EXPECT_EQ(end.heard(Event::Kind::retransmit), 0);
  end.arrives({.window = 20'000});
  EXPECT_EQ(end.says(), "0..1460 1460..2920 2920..4380 4380..5000");
  EXPECT_EQ(end.tcp.congestion().window, 14'600U);  // nothing was lost
}

TEST(TcpPersist, GoesOnForAsLongAsThePeerAnswers) {
  Lone end;
  end.establish(0);
  end.sends(5000);
  end.says();
  for (int hour = 0; hour < 24; ++hour) {
    for (int i = 0; i < 60; ++i) {
      end.after(minutes(1));
      end.arrives({.window = 0});
    }
  }
  EXPECT_EQ(end.tcp.state(), State::established);  // (MUST-37)
  EXPECT_GE(end.heard(Event::Kind::zero_window_probe), 24 * 59);
}

TEST(TcpPersist, EndsWhenNobodyAnswers) {
  Lone end;
  end.establish(0);
  end.sends(5000);
  end.says();
  end.after(minutes(20));
  EXPECT_EQ(end.tcp.state(), State::closed);
  EXPECT_EQ(end.events.back().failure, trace::ConnectionFailure::timed_out);
}

TEST(TcpPersist, TakesAnAcceptedProbeIntoAccount) {
  Lone end;
  end.establish(0);
  end.sends(3);
  end.says();
  EXPECT_EQ(end.after(seconds(1)), "0..1");
  end.arrives({.ack = 1, .window = 0});
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.after(seconds(60)), "1..2 1..2 1..2 1..2");
  end.arrives({.ack = 2, .window = 100});
  EXPECT_EQ(end.says(), "2..3");
}

// A FIN needs room in the window too.
TEST(TcpPersist, ProbesWithTheFin) {
  Lone end;
  end.establish(0);
  end.tcp.close();
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.after(seconds(1)), "FIN");
}

// §3.10.7.4: with a closed window the ACK of what comes is taken all the same (MUST-66).
TEST(TcpPersist, AClosedWindowStillTakesAcknowledgements) {
  Parameters parameters;
  parameters.receive_buffer = 5;
  Lone end(parameters);
  end.establish();
  end.tcp.read_slowly();
  end.arrives({.text = "12345"});
  end.says();
  end.sends(10);
  EXPECT_EQ(end.says(), "0..10");
  end.arrives({.at = 5, .ack = 10, .text = "6"});  // a probe
  EXPECT_EQ(end.says(), "ACK:5");
  EXPECT_EQ(end.tcp.congestion().in_flight, 0U);
}

// A window that opens in a segment that is lost is asked for again.
TEST(TcpPersist, OutlivesALostWindowUpdate) {
  Parameters parameters;
  parameters.receive_buffer = 2000;
  bool lose = false;
  Pair pair(
      [&](std::size_t, const Pair::Sent& sent) {
        const bool lost = lose && sent.from == Side::server;
        return lost ? std::vector<Duration>{} : std::vector<Duration>{milliseconds(10)};
      },
      parameters);
  pair.server.read_slowly();
  pair.client.open({});
  pair.run();
  pair.send(Side::client, std::string(4000, 'x'));
  pair.run(pair.now + seconds(5));
  EXPECT_EQ(pair.received[Side::server].size(), 2000U);
  lose = true;
  pair.server.consumed(2000);
  pair.run(pair.now + milliseconds(10));
  lose = false;
  pair.run(pair.now + minutes(2));
  EXPECT_EQ(pair.received[Side::server].size(), 4000U);
}

// §3.8.6.2.1: not a piece that the window happens to have room for, unless time passes.
TEST(TcpSmallSegments, DoNotFollowFromSmallWindows) {
  Lone end;
  end.establish(10'000);
  end.sends(10'100);
  EXPECT_EQ(end.says(), "0..1460 1460..2920 2920..4380 4380..5840 5840..7300 7300..8760");
  end.arrives({.ack = 8760, .window = 600});
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.after(milliseconds(199)), "");
  EXPECT_EQ(end.after(milliseconds(1)), "8760..9360");
}

// §3.8.6.2.1, rule 3: half of the largest window is worth a segment.
TEST(TcpSmallSegments, HalfOfASmallWindowIsWorthOne) {
  Lone end;
  end.establish(800);
  end.sends(3000);
  EXPECT_EQ(end.says(), "0..800");
  end.arrives({.ack = 800, .window = 400});
  EXPECT_EQ(end.says(), "800..1200");
}

// §3.7.4.
TEST(TcpSmallSegments, WaitForTheAcknowledgementByNagle) {
  Lone end(with(Nagle::plain));
  end.establish();
  end.sends(10);
  EXPECT_EQ(end.says(), "0..10");
  end.sends(10), end.sends(10);
  EXPECT_EQ(end.says(), "");
  end.arrives({.ack = 10});
  EXPECT_EQ(end.says(), "10..30");
  end.sends(1460);
  EXPECT_EQ(end.says(), "30..1490");
}

// Appendix A.3: the tail of a larger write does not wait, which with delayed acknowledgements
// would cost a delay a write.
TEST(TcpSmallSegments, TheTailOfAWriteDoesNotWaitByTheModifiedNagle) {
  Lone plain(with(Nagle::plain)), modified;
  plain.establish(), modified.establish();
  plain.sends(2000), modified.sends(2000);
  EXPECT_EQ(plain.says(), "0..1460");
  EXPECT_EQ(modified.says(), "0..1460 1460..2000");
  modified.sends(10);
  EXPECT_EQ(modified.says(), "");
  modified.arrives({.ack = 2000});
  EXPECT_EQ(modified.says(), "2000..2010");
}

// (MUST-17): it can be disabled.
TEST(TcpSmallSegments, DoNotWaitWithoutNagle) {
  Lone end(with(Nagle::off));
  end.establish();
  for (int i = 0; i < 3; ++i) {
    end.sends(10);
    EXPECT_NE(end.says(), "");
  }
}

TEST(TcpSmallSegments, AFinDoesNotWait) {
  Lone end(with(Nagle::plain));
  end.establish();
  end.sends(10);
  EXPECT_EQ(end.says(), "0..10");
  end.sends(10);
  end.tcp.close();
  EXPECT_EQ(end.says(), "10..20FIN");
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
