// What was lost and is still waited for.

#include "replay/losses.hpp"

#include <gtest/gtest.h>

#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::LossReason;
namespace flags = trace::tcp_flags;

class LossesTest : public ::testing::Test {
 protected:
  LossesTest() : over_(w_.b.open(w_.crepes, w_.hamburger, 25, w_.crepes_hamburger)) {
    w_.b.handshake(over_);
  }
  PacketId send(std::string_view payload, bool again = false) {
    return w_.b.send(over_, Side::client, flags::psh | flags::ack, payload, again);
  }
  std::size_t standing() const {
    const Packets packets(w_.b.trace);
    return Losses(w_.b.trace, packets).standing(RecordNumber(w_.b.trace.size() - 1)).size();
  }

  trace::SmallWorld w_;
  ConnectionId over_;
};

TEST_F(LossesTest, ALossStandsUntilItsBytesAreSentAgain) {
  const PacketId first = send("RCPT TO:<bob@hamburger.edu>\r\n");
  EXPECT_EQ(standing(), 0u);
  w_.b.lose(first, LossReason::link_loss);
  EXPECT_EQ(standing(), 1u);
  const PacketId second = send("RCPT TO:<bob@hamburger.edu>\r\n", true);
  EXPECT_EQ(standing(), 0u);
  w_.b.lose(second, LossReason::link_loss);
  EXPECT_EQ(standing(), 1u);
}

TEST_F(LossesTest, WhoGivesUpWaitsNoMore) {
  w_.b.lose(send("DATA\r\n"), LossReason::link_cut);
  ASSERT_EQ(standing(), 1u);
  w_.b.fail(over_, Side::client, trace::ConnectionFailure::timed_out);
  EXPECT_EQ(standing(), 0u);
}

TEST_F(LossesTest, ABareAcknowledgementIsNotMissed) {
  w_.b.lose(w_.b.send(over_, Side::client, flags::ack), LossReason::link_loss);
  EXPECT_EQ(standing(), 0u);
}

TEST_F(LossesTest, AHostThatIsDownHasItsOwnSign) {
  w_.b.lose(send("DATA\r\n"), LossReason::host_down);
  EXPECT_EQ(standing(), 0u);
}

}  // namespace
}  // namespace mailscope::replay
