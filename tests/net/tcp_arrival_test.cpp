// SEGMENT ARRIVES: RFC 9293 §3.10.7, case by case; RFC 5961, RFC 6191.

#include <cstdint>

#include <gtest/gtest.h>

#include "tests/net/tcp_lone.hpp"

namespace mailscope::net::tcp::testing {
namespace {

using Kind = Event::Kind;

// Brings an established end into a state, with the peer's FIN at 0 and ours at 0.
void bring(Lone& end, State to) {
  end.establish();
  const bool peer_first = to == State::close_wait || to == State::last_ack;
  if (peer_first) {
    end.arrives({.control = flags::ack | flags::fin});
    end.says();
    if (to == State::last_ack) end.tcp.close();
  } else if (to != State::established) {
    end.tcp.close();
    end.says();
    if (to == State::fin_wait_2 || to == State::time_wait) end.arrives({.ack = 1});
    if (to == State::closing) end.arrives({.control = flags::ack | flags::fin});
    if (to == State::time_wait) end.arrives({.ack = 1, .control = flags::ack | flags::fin});
  }
  end.says();
  ASSERT_EQ(end.tcp.state(), to);
}

constexpr State kSynchronized[] = {State::established, State::fin_wait_1, State::fin_wait_2,
                                   State::close_wait,  State::closing,    State::last_ack,
                                   State::time_wait};

// RCV.NXT in that state, as a position of the peer's stream.
std::int64_t next_of(State state) {
  return state == State::established || state == State::fin_wait_1 || state == State::fin_wait_2
             ? 0
             : 1;
}

// ---- §3.10.7.2, LISTEN.
TEST(TcpListen, IgnoresAReset) {
  Lone end;
  end.tcp.listen();
  end.arrives({.control = flags::rst});
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.tcp.state(), State::listen);
}

TEST(TcpListen, AnswersAnAcknowledgementWithAReset) {
  Lone end;
  end.tcp.listen();
  end.arrives({.ack = 77});
  EXPECT_EQ(end.says(), "RST:77");
  EXPECT_EQ(end.tcp.state(), State::listen);
}

// What comes with the SYN is kept until the handshake is done.
TEST(TcpListen, KeepsTextThatComesWithTheSyn) {
  Lone end;
  end.tcp.listen();
  end.arrives({.at = -1, .text = "early", .control = flags::syn, .options = {.mss = 1460}});
  EXPECT_EQ(end.says(), "SYN+ACK");
  EXPECT_EQ(end.received, "");
  end.arrives({.at = 5, .ack = 0});
  EXPECT_EQ(end.after(seconds(1)), "ACK:5");
  EXPECT_EQ(end.received, "early");
}

// ---- §3.10.7.3, SYN-SENT.
TEST(TcpSynSent, IgnoresAResetThatAcknowledgesNothing) {
  Lone end;
  end.tcp.open({});
  end.says();
  end.arrives({.control = flags::rst});
  end.arrives({.ack = 50, .control = flags::rst | flags::ack});
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.tcp.state(), State::syn_sent);
}

TEST(TcpSynSent, IgnoresWhatIsNeitherSynNorReset) {
  Lone end;
  end.tcp.open({});
  end.says();
  end.arrives({.text = "hello"});
  EXPECT_EQ(end.says(), "");
  EXPECT_EQ(end.tcp.state(), State::syn_sent);
}

// Figure 8: the peer's SYN, then its SYN with an ACK.
TEST(TcpSynSent, OpensWithAPeerThatOpensToo) {
  Lone end;
  end.tcp.open({});
  end.says();
  end.arrives({.at = -1, .control = flags::syn, .options = {.mss = 1000}});
  EXPECT_EQ(end.says(), "SYN+ACK");
  EXPECT_EQ(end.tcp.state(), State::syn_received);
  end.arrives({.at = -1, .control = flags::syn | flags::ack, .options = {.mss = 1000}});
  EXPECT_EQ(end.tcp.state(), State::established);
}

// ---- §3.10.7.4, SYN-RECEIVED.
TEST(TcpSynReceived, AnswersAWrongAcknowledgementWithAReset) {
  Lone end;
  end.tcp.listen();
  end.arrives({.at = -1, .control = flags::syn});
  end.says();
  end.arrives({.ack = 400});
  EXPECT_EQ(end.says(), "RST:400");
  EXPECT_EQ(end.tcp.state(), State::syn_received);
}

TEST(TcpSynReceived, GoesBackToListenByAReset) {
  Lone end;
  end.tcp.listen();
  end.arrives({.at = -1, .control = flags::syn});
  end.says();
  end.arrives({.control = flags::rst});
  EXPECT_EQ(end.tcp.state(), State::closed);  // LISTEN is the stack's
  end.says();
  EXPECT_EQ(end.heard(Kind::failed), 0);
}

TEST(TcpSynReceived, IsRefusedByAResetIfItOpened) {
  Lone end;
  end.tcp.open({});
  end.says();
  end.arrives({.at = -1, .control = flags::syn});
  end.says();
  end.arrives({.control = flags::rst});
  end.says();
  ASSERT_EQ(end.heard(Kind::failed), 1);
  EXPECT_EQ(end.events.back().failure, trace::ConnectionFailure::refused);
}

TEST(TcpSynReceived, RepeatsItsAnswer) {
  Lone end;
  end.tcp.listen();
  end.arrives({.at = -1, .control = flags::syn});
  EXPECT_EQ(end.says(), "SYN+ACK");
  EXPECT_EQ(end.after(seconds(1)), "SYN+ACK");
}

// CLOSE before the handshake is done: the FIN follows it.
TEST(TcpSynReceived, ClosesAfterTheHandshake) {
  Lone end;
  end.tcp.listen();
  end.arrives({.at = -1, .control = flags::syn});
  end.says();
  end.tcp.close();
  EXPECT_EQ(end.says(), "");
  end.arrives({.ack = 0});
  EXPECT_EQ(end.says(), "FIN");
  EXPECT_EQ(end.tcp.state(), State::fin_wait_1);
}

// ---- Synchronized states. First, the sequence number: Table 6.
TEST(TcpArrival, OutsideOfTheWindowIsOnlyAcknowledged) {
  for (const State state : kSynchronized) {
    for (const std::int64_t at : {std::int64_t{-500}, std::int64_t{70'000}}) {
      Lone end;
      bring(end, state);
      end.arrives({.at = at, .ack = 0, .text = "far away"});
      EXPECT_EQ(end.says(), "ACK:" + std::to_string(next_of(state))) << trace::name(state);
      EXPECT_EQ(end.tcp.state(), state);
      EXPECT_EQ(end.received, "");
    }
  }
}

// Second, the RST, at the next number; RFC 5961 §3.2 for every other.
TEST(TcpArrival, AResetEndsItAtTheNextNumberOnly) {
  for (const State state : kSynchronized) {
    Lone end;
    bring(end, state);
    end.arrives({.at = -5, .control = flags::rst});
    EXPECT_EQ(end.says(), "") << trace::name(state);
    end.arrives({.at = 1000, .control = flags::rst});
    EXPECT_EQ(end.says(), "ACK:" + std::to_string(next_of(state))) << trace::name(state);
    EXPECT_EQ(end.tcp.state(), state);
    const int closed_before = end.heard(Kind::closed);
    end.arrives({.at = next_of(state), .control = flags::rst});
    EXPECT_EQ(end.says(), "");
    EXPECT_EQ(end.tcp.state(), State::closed);
    EXPECT_EQ(end.tcp.deadline(), Instant::never());
    const bool user_still_waits = state == State::established || state == State::fin_wait_1 ||
                                  state == State::fin_wait_2 || state == State::close_wait;
    EXPECT_EQ(end.heard(Kind::failed), user_still_waits ? 1 : 0) << trace::name(state);
    const bool both_closed = state == State::closing || state == State::last_ack;
    EXPECT_EQ(end.heard(Kind::closed), closed_before + (both_closed ? 1 : 0));
  }
}

// Fourth, the SYN: RFC 5961 §4.2.
TEST(TcpArrival, ASynIsChallenged) {
  for (const State state : kSynchronized) {
    Lone end;
    bring(end, state);
    end.arrives({.at = 1000, .control = flags::syn});
    EXPECT_EQ(end.says(), "ACK:" + std::to_string(next_of(state))) << trace::name(state);
    EXPECT_EQ(end.tcp.state(), state);
  }
}

// RFC 5961 §7.
TEST(TcpArrival, ChallengesAreLimited) {
  Lone end;
  end.establish();
  const auto answered = [&end] {
    int count = 0;
    for (int i = 0; i < 100; ++i) {
      end.arrives({.at = 1000, .control = flags::syn});
      if (!end.says().empty()) ++count;
    }
    return count;
  };
  EXPECT_EQ(answered(), 10);
  end.after(seconds(1));
  EXPECT_EQ(answered(), 10);
}

// Fifth, the ACK.
TEST(TcpArrival, WithoutAnAcknowledgementIsDropped) {
  Lone end;
  end.establish();
  end.arrives({.text = "hello", .control = 0});
  EXPECT_EQ(end.after(seconds(1)), "");
  EXPECT_EQ(end.received, "");
}

TEST(TcpArrival, AnAcknowledgementOfWhatWasNotSentIsAnswered) {
  Lone end;
  end.establish();
  end.arrives({.ack = 1, .text = "hello"});
  EXPECT_EQ(end.says(), "ACK:0");
  EXPECT_EQ(end.received, "");
}

// RFC 5961 §5.2: nor one older than anything that can still be in the network.
TEST(TcpArrival, AnAcknowledgementThatIsTooOldIsAnswered) {
  Lone end;
  end.establish();
  end.arrives({.ack = -70'000, .text = "hello"});
  EXPECT_EQ(end.says(), "ACK:0");
  EXPECT_EQ(end.received, "");
  end.arrives({.ack = -60'000, .text = "hello"});
  end.says();
  EXPECT_EQ(end.received, "hello");
}

// Eighth, the FIN: it counts when everything before it is there.
TEST(TcpArrival, AFinWaitsForWhatIsBeforeIt) {
  Lone end;
  end.establish();
  end.arrives({.at = 5, .text = " Bob", .control = flags::ack | flags::fin});
  end.says();
  EXPECT_EQ(end.tcp.state(), State::established);
  end.arrives({.text = "Hello"});
  EXPECT_EQ(end.says(), "ACK:10");
  EXPECT_EQ(end.received, "Hello Bob");
  EXPECT_EQ(end.tcp.state(), State::close_wait);
}

TEST(TcpArrival, TextAfterTheFinIsNotTaken) {
  Lone end;
  bring(end, State::close_wait);
  end.arrives({.at = 1, .text = "and another thing"});
  end.says();
  EXPECT_EQ(end.received, "");
}

// FIN and the acknowledgement of ours in one segment: straight to TIME-WAIT.
TEST(TcpArrival, OneSegmentMayCloseBothWays) {
  Lone end;
  bring(end, State::fin_wait_1);
  end.arrives({.ack = 1, .control = flags::ack | flags::fin});
  EXPECT_EQ(end.says(), "ACK:1");
  EXPECT_EQ(end.tcp.state(), State::time_wait);
}

TEST(TcpTimeWait, LastsAnewWhenTheFinComesAgain) {
  Lone end;
  bring(end, State::time_wait);
  end.after(minutes(3));
  end.arrives({.ack = 1, .control = flags::ack | flags::fin});
  EXPECT_EQ(end.says(), "ACK:1");
  end.after(minutes(3));
  EXPECT_EQ(end.tcp.state(), State::time_wait);
  end.after(minutes(1));
  EXPECT_EQ(end.tcp.state(), State::closed);
}

// §3.10.7.4 first (MAY-2), §3.4.3: a SYN beyond what was received may begin a new incarnation.
TEST(TcpTimeWait, MayBeReplacedByALaterSyn) {
  Lone end;
  bring(end, State::time_wait);
  Segment syn;
  syn.control = flags::syn;
  syn.seq = Lone::kTheirs + 2 + 1;
  EXPECT_TRUE(end.tcp.may_be_replaced_by(syn));
  syn.seq = Lone::kTheirs + 2;
  EXPECT_FALSE(end.tcp.may_be_replaced_by(syn));
  syn.seq = Lone::kTheirs + 100;
  syn.control = flags::syn | flags::ack;
  EXPECT_FALSE(end.tcp.may_be_replaced_by(syn));
  EXPECT_GT(end.tcp.sequence_beyond(), Lone::kOurs + 2);

  Lone talking;
  talking.establish();
  syn.control = flags::syn;
  EXPECT_FALSE(talking.tcp.may_be_replaced_by(syn));
}

// ---- §3.10.5, ABORT: who knows of the connection is told.
TEST(TcpAbort, SendsAResetWhereThePeerStillWaits) {
  for (const State state : kSynchronized) {
    Lone end;
    bring(end, state);
    end.tcp.abort();
    const bool tells = state == State::established || state == State::fin_wait_1 ||
                       state == State::fin_wait_2 || state == State::close_wait;
    const bool fin_sent = state == State::fin_wait_1 || state == State::fin_wait_2;
    EXPECT_EQ(end.says(), !tells ? "" : fin_sent ? "RST:1" : "RST:0") << trace::name(state);
    EXPECT_EQ(end.tcp.state(), State::closed);
    EXPECT_EQ(end.tcp.deadline(), Instant::never());
  }
  Lone listening, opening;
  listening.tcp.listen(), opening.tcp.open({});
  opening.says();
  listening.tcp.abort(), opening.tcp.abort();
  EXPECT_EQ(listening.says() + opening.says(), "");
}

// ---- §3.10.2 and §3.10.4: what is sent after CLOSE does not go.
TEST(TcpCall, SendAfterCloseIsNotSent) {
  Lone end;
  end.establish();
  end.tcp.close();
  end.sends(10);
  EXPECT_EQ(end.says(), "FIN");
}

TEST(TcpCall, CloseOfWhatNeverOpenedIsSilent) {
  Lone listening, opening;
  listening.tcp.listen(), opening.tcp.open({});
  opening.says();
  listening.tcp.close(), opening.tcp.close();
  EXPECT_EQ(listening.says() + opening.says(), "");
  EXPECT_EQ(listening.heard(Kind::closed) + opening.heard(Kind::closed), 2);
  EXPECT_EQ(opening.tcp.deadline(), Instant::never());
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
