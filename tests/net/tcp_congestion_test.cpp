// How much may be in flight, and what a loss does to it: RFC 5681, 6582, 6928, 3042.

#include <cstdint>

#include <gtest/gtest.h>

#include "tests/net/tcp_lone.hpp"

namespace mailscope::net::tcp::testing {
namespace {

constexpr std::uint32_t kMss = 1460;

// Ten segments are in flight, and more wait.
Lone& flying(Lone& end) {
  end.establish();
  end.sends(100 * kMss);
  end.says();
  return end;
}

std::uint32_t window(const Lone& end) {
  return end.tcp.congestion().window;
}
std::uint32_t threshold(const Lone& end) {
  return end.tcp.congestion().threshold;
}

void duplicates(Lone& end, int count, std::int64_t ack) {
  for (int i = 0; i < count; ++i) end.arrives({.ack = ack});
}

// RFC 6928 §2: min(10 MSS, max(2 MSS, 14600)).
TEST(TcpCongestion, BeginsWithTheInitialWindow) {
  const auto initial = [](std::uint16_t mss) {
    Parameters parameters;
    parameters.mss = mss;
    return Congestion::initial_window(parameters, mss);
  };
  EXPECT_EQ(initial(1460), 14'600U);
  EXPECT_EQ(initial(536), 5360U);
  EXPECT_EQ(initial(8960), 17'920U);
}

// RFC 5681 §3.1, equation (2): by what was acknowledged, at most a segment an acknowledgement.
TEST(TcpCongestion, SlowStartGrowsByASegmentAnAcknowledgement) {
  Lone end;
  flying(end).arrives({.ack = 2 * kMss});
  EXPECT_EQ(window(end), 11 * kMss);
  EXPECT_EQ(end.says(), "14600..16060 16060..17520 17520..18980");
  end.arrives({.ack = 2 * kMss + 100});
  EXPECT_EQ(window(end), 11 * kMss + 100);
}

TEST(TcpCongestion, SlowStartMayCountAcknowledgementsInsteadOfBytes) {
  Parameters parameters;
  parameters.growth = Growth::every_ack;
  Lone end(parameters);
  flying(end).arrives({.ack = 100});
  EXPECT_EQ(window(end), 11 * kMss);
}

// §3.1: in avoidance, a segment for a window's worth of acknowledged bytes.
TEST(TcpCongestion, AvoidanceGrowsByASegmentARoundTrip) {
  Congestion congestion;
  congestion.begin({}, kMss);
  congestion.timed_out(10 * kMss, true);
  while (congestion.window() < congestion.threshold()) {
    congestion.acknowledged(kMss, Growth::bytes_acknowledged);
  }
  ASSERT_EQ(congestion.window(), 5 * kMss);
  for (int i = 0; i < 4; ++i) congestion.acknowledged(kMss, Growth::bytes_acknowledged);
  EXPECT_EQ(congestion.window(), 5 * kMss);
  congestion.acknowledged(kMss, Growth::bytes_acknowledged);
  EXPECT_EQ(congestion.window(), 6 * kMss);
  // equation (3)
  congestion.acknowledged(kMss, Growth::every_ack);
  EXPECT_EQ(congestion.window(), 6 * kMss + kMss / 6);
}

// RFC 7661 §1: a window that is not used says nothing about the network.
TEST(TcpCongestion, DoesNotGrowWhileTheProgramIsWhatLimits) {
  Lone end;
  end.establish();
  for (int i = 0; i < 20; ++i) {
    end.sends(100);
    end.says();
    end.arrives({.ack = (i + 1) * 100});
  }
  EXPECT_EQ(window(end), 10 * kMss);
}

// RFC 3042 §2: the first two duplicates let a new segment go each; cwnd stays.
TEST(TcpCongestion, TheFirstTwoDuplicatesLetNewSegmentsGo) {
  Lone end;
  flying(end);
  duplicates(end, 1, 0);
  EXPECT_EQ(end.says(), "14600..16060");
  duplicates(end, 1, 0);
  EXPECT_EQ(end.says(), "16060..17520");
  EXPECT_EQ(window(end), 10 * kMss);

  Parameters parameters;
  parameters.limited_transmit = false;
  Lone without(parameters);
  flying(without);
  duplicates(without, 2, 0);
  EXPECT_EQ(without.says(), "");
}

// RFC 5681 §3.2: the third sends the segment again. What limited transmit sent is not counted.
TEST(TcpCongestion, TheThirdDuplicateSendsTheSegmentAgain) {
  Lone end;
  flying(end);
  duplicates(end, 2, 0);
  end.says();
  duplicates(end, 1, 0);
  EXPECT_EQ(end.says(), "0..1460");
  EXPECT_EQ(end.heard(Event::Kind::fast_retransmit), 1);
  EXPECT_EQ(threshold(end), 5 * kMss);
  EXPECT_EQ(window(end), 8 * kMss);
  duplicates(end, 1, 0);
  EXPECT_EQ(window(end), 9 * kMss);
}

// RFC 5681 §2: an acknowledgement with data, or with another window, is no duplicate.
TEST(TcpCongestion, NotEveryRepeatedAcknowledgementIsADuplicate) {
  Lone end;
  flying(end);
  for (int i = 0; i < 5; ++i) end.arrives({.at = i, .text = "d"});
  for (int i = 0; i < 5; ++i) {
    end.arrives({.at = 5, .window = static_cast<std::uint16_t>(60'000 + i)});
  }
  end.says();
  EXPECT_EQ(end.heard(Event::Kind::fast_retransmit), 0);
}

// RFC 6582 §3.2 step 3: the acknowledgement of all that was sent before ends it.
TEST(TcpNewReno, AFullAcknowledgementEndsRecovery) {
  Lone end;
  flying(end);
  duplicates(end, 9, 0);
  end.says();
  end.arrives({.ack = 14'600});
  EXPECT_EQ(threshold(end), 5 * kMss);
  EXPECT_LE(window(end), threshold(end));
  duplicates(end, 1, 14'600);
  end.says();
  EXPECT_EQ(end.heard(Event::Kind::fast_retransmit), 1);
}

// Step 3, partial acknowledgement: what it asks for goes again, one segment a round trip.
TEST(TcpNewReno, APartialAcknowledgementSendsTheNextHole) {
  Lone end;
  flying(end);
  duplicates(end, 3, 0);
  EXPECT_EQ(end.says(), "0..1460");
  duplicates(end, 6, 0);
  end.says();
  const std::uint32_t inflated = window(end);
  end.arrives({.ack = 2 * kMss});
  EXPECT_EQ(end.says().substr(0, 10), "2920..4380");
  EXPECT_EQ(window(end), inflated - 2 * kMss + kMss);
}

// Only the first of them restarts the timer ("impatient", §3.2 and §4).
TEST(TcpNewReno, OnlyTheFirstPartialAcknowledgementRestartsTheTimer) {
  Lone end;
  flying(end);
  duplicates(end, 9, 0);
  end.says();
  end.after(milliseconds(100));
  end.arrives({.ack = 1 * kMss});
  end.says();
  const Instant first = end.tcp.deadline();
  end.after(milliseconds(100));
  end.arrives({.ack = 2 * kMss});
  end.says();
  EXPECT_EQ(end.tcp.deadline(), first);
}

// RFC 5681 §3.1: one segment, and half of the flight as the threshold; the first time only.
TEST(TcpTimeoutLoss, LeavesOneSegment) {
  Lone end;
  flying(end);
  EXPECT_EQ(end.after(seconds(1)), "0..1460");
  EXPECT_EQ(window(end), kMss);
  EXPECT_EQ(threshold(end), 5 * kMss);
  EXPECT_EQ(end.after(seconds(2)), "0..1460");
  EXPECT_EQ(threshold(end), 5 * kMss);
  end.arrives({.ack = kMss});
  EXPECT_EQ(end.says(), "1460..2920 2920..4380");
}

// RFC 6582 §3.2 step 2 and 4: duplicates of what the timeout sent needlessly start no recovery.
TEST(TcpTimeoutLoss, EchoesAreNotTakenForALoss) {
  Lone end;
  flying(end);
  end.after(seconds(1));
  end.arrives({.ack = 10 * kMss});
  end.says();
  duplicates(end, 3, 10 * kMss);
  end.says();
  EXPECT_EQ(end.heard(Event::Kind::fast_retransmit), 0);
}

// RFC 5681 §4.1: after an RTO of silence, no more than the initial window.
TEST(TcpIdle, RestartsWithTheInitialWindow) {
  for (const bool restart : {true, false}) {
    Parameters parameters;
    parameters.restart_after_idle = restart;
    Lone end(parameters);
    flying(end);
    for (std::int64_t i = 1; i <= 100; ++i) {
      end.arrives({.ack = i * kMss});
      end.says();
    }
    EXPECT_GT(window(end), 30 * kMss);
    end.after(minutes(1));
    end.sends(100 * kMss);
    end.says();
    EXPECT_EQ(end.last.size() == 10, restart) << end.last.size();
  }
}

// RFC 6928 §2: one lost SYN may be chance, more are a loss.
TEST(TcpHandshakeLoss, SeveralLostSynsLeaveOneSegment) {
  Lone once, twice;
  once.tcp.open({}), once.says(), once.after(seconds(1));
  twice.tcp.open({}), twice.says(), twice.after(seconds(3));
  for (Lone* end : {&once, &twice}) {
    end->arrives({.at = -1, .control = flags::syn | flags::ack, .options = {.mss = 1460}});
  }
  EXPECT_EQ(window(once), 10 * kMss);
  EXPECT_EQ(window(twice), kMss);
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
