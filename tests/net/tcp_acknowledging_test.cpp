// When a receiver acknowledges. RFC 9293 §3.8.6.3, RFC 1122 §4.2.3.2, RFC 5681 §4.2.

#include <gtest/gtest.h>

#include "tests/net/tcp_lone.hpp"

namespace mailscope::net::tcp::testing {
namespace {

const std::string kFull(1460, 'f');

TEST(TcpAcknowledging, OfEverySecondSegmentAtOnce) {
  Lone end;
  end.establish();
  end.arrives({.text = kFull});
  EXPECT_EQ(end.says(), "");
  end.arrives({.at = 1460, .text = kFull});
  EXPECT_EQ(end.says(), "ACK:2920");
  end.arrives({.at = 2920, .text = kFull});
  EXPECT_EQ(end.says(), "");
}

TEST(TcpAcknowledging, OfALoneSegmentAfterTheDelay) {
  Lone end;
  end.establish();
  end.arrives({.text = "hello"});
  EXPECT_EQ(end.after(milliseconds(39)), "");
  EXPECT_EQ(end.after(milliseconds(1)), "ACK:5");
  EXPECT_EQ(end.tcp.deadline(), Instant::never());
}

TEST(TcpAcknowledging, RidesOnAnAnswer) {
  Lone end;
  end.establish();
  end.arrives({.text = "hello"});
  end.sends(7);
  EXPECT_EQ(end.says(), "0..7");
  EXPECT_EQ(end.last.front().ack, Lone::kTheirs + 1 + 5);
  EXPECT_EQ(end.after(milliseconds(500)), "");
}

TEST(TcpAcknowledging, EveryNthIfToldSo) {
  Parameters parameters;
  parameters.acknowledge_every = 4;
  Lone end(parameters);
  end.establish();
  for (int i = 0; i < 3; ++i) {
    end.arrives({.at = i * 1460, .text = kFull});
    EXPECT_EQ(end.says(), "");
  }
  end.arrives({.at = 3 * 1460, .text = kFull});
  EXPECT_EQ(end.says(), "ACK:5840");
}

TEST(TcpAcknowledging, OfTheFirstSegmentAtOnceIfToldSo) {
  Parameters parameters;
  parameters.acknowledge_first_at_once = true;
  Lone end(parameters);
  end.establish();
  end.arrives({.text = kFull});
  EXPECT_EQ(end.says(), "ACK:1460");
  end.arrives({.at = 1460, .text = kFull});
  EXPECT_EQ(end.says(), "");
}

// RFC 5681 §4.2: "an immediate ACK when the incoming segment fills in all or part of a gap".
TEST(TcpAcknowledging, OfGapsAndWhatFillsThemAtOnce) {
  Lone end;
  end.establish();
  end.arrives({.at = 1460, .text = kFull});
  EXPECT_EQ(end.says(), "ACK:0");
  end.arrives({.at = 4380, .text = kFull});
  EXPECT_EQ(end.says(), "ACK:0");
  end.arrives({.text = kFull});
  EXPECT_EQ(end.says(), "ACK:2920");
  end.arrives({.at = 2920, .text = kFull});
  EXPECT_EQ(end.says(), "ACK:5840");
  EXPECT_EQ(end.received.size(), 4U * 1460U);
}

// §3.10.7.4, first: what is old is acknowledged again, for the first may have been lost.
TEST(TcpAcknowledging, OfARepetitionAtOnce) {
  Lone end;
  end.establish();
  end.arrives({.text = "hello"});
  end.after(seconds(1));
  end.arrives({.text = "hello"});
  EXPECT_EQ(end.says(), "ACK:5");
  EXPECT_EQ(end.received, "hello");
}

TEST(TcpAcknowledging, OfAFinAtOnce) {
  Lone end;
  end.establish();
  end.arrives({.text = "bye", .control = flags::ack | flags::fin});
  EXPECT_EQ(end.says(), "ACK:4");
  EXPECT_EQ(end.tcp.state(), State::close_wait);
}

// What the handshake's third segment acknowledges does not wait for what the program has to say.
TEST(TcpAcknowledging, TheHandshakeEndsWithASegmentOfItsOwn) {
  Lone end;
  end.tcp.open({});
  end.says();
  end.sends(10);
  end.arrives({.at = -1, .control = flags::syn | flags::ack, .options = {.mss = 1460}});
  EXPECT_EQ(end.says(), "ACK:0 0..10");

  Parameters parameters;
  parameters.handshake_ack_alone = false;
  Lone other(parameters);
  other.tcp.open({});
  other.says();
  other.sends(10);
  other.arrives({.at = -1, .control = flags::syn | flags::ack, .options = {.mss = 1460}});
  EXPECT_EQ(other.says(), "0..10");
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
