// Whatever the wire does, the receiver's bytes are a prefix of the sender's; if it lets enough
// through, they are all of them; and both ends come to rest with no timer left.

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "tests/net/tcp_pair.hpp"

namespace mailscope::net::tcp::testing {
namespace {

std::string random_text(RandomStream& random, std::size_t size) {
  std::string text(size, ' ');
  for (char& c : text) c = static_cast<char>('a' + random.below(26));
  return text;
}

Parameters random_parameters(RandomStream& random) {
  Parameters p;
  p.mss = static_cast<std::uint16_t>(random.below(2) == 0 ? 1460 : 100 + random.below(900));
  p.receive_buffer = static_cast<std::uint32_t>(
      random.below(3) == 0 ? 300 + random.below(5000) : 20'000 + random.below(200'000));
  p.window_scale = random.below(2) == 0;
  p.timestamps = random.below(2) == 0;
  p.sack = random.below(2) == 0;
  p.nagle = static_cast<Nagle>(random.below(3));
  p.growth = static_cast<Growth>(random.below(2));
  p.acknowledge_every = static_cast<std::uint32_t>(1 + random.below(4));
  p.initial_window_segments = static_cast<std::uint32_t>(1 + random.below(20));
  p.times_every_segment = random.below(2) == 0;
  p.leaves_recovery_in_steps = random.below(2) == 0;
  p.duplicates_have_left = random.below(4) == 0;
  p.limited_transmit = random.below(2) == 0;
  p.handshake_ack_alone = random.below(2) == 0;
  return p;
}

// Loses (as a checksum does what is corrupted), reorders, duplicates, and is cut now and then.
class Wire {
 public:
  Wire(RandomStream& random, double loss) : random_(random), loss_(loss) {
    for (Instant& cut : cuts_) cut = Instant(random.between(seconds(0), minutes(10)));
    length_ = random.between(seconds(0), seconds(50));
  }
  std::vector<Duration> operator()(const Pair::Sent& sent) {
    for (const Instant cut : cuts_) {
      if (cut <= sent.at && sent.at < cut + length_) return {};
    }
    std::vector<Duration> copies;
    if (!random_.chance(loss_))
      copies.push_back(random_.between(milliseconds(1), milliseconds(80)));
    if (random_.chance(0.05)) copies.push_back(random_.between(milliseconds(1), seconds(2)));
    return copies;
  }

 private:
  RandomStream& random_;
  double loss_;
  std::array<Instant, 2> cuts_;
  Duration length_;
};

struct Trial {
  explicit Trial(std::uint64_t seed)
      : random(seed, "wire"),
        wire(random, static_cast<double>(random.below(31)) / 100),
        parameters(random_parameters(random)),
        client_sequence(static_cast<std::uint32_t>(random.next())),
        server_sequence(static_cast<std::uint32_t>(random.next())),
        pair([this](std::size_t, const Pair::Sent& sent) { return wire(sent); }, parameters,
             client_sequence, server_sequence),
        up(random_text(random, random.below(20'000))),
        down(random_text(random, random.below(20'000))) {
    if (random.below(3) != 0) return;
    // A server that reads when it likes.
    pair.server.read_slowly();
    pair.each_step = [this] {
      const std::uint64_t waiting = pair.received[Side::server].size() - read;
      if (waiting == 0 || random.below(10) != 0) return;
      const std::uint64_t some = 1 + random.below(waiting);
      read += some;
      pair.server.consumed(some);
    };
  }

  bool established() {
    pair.client.open({});
    pair.run(Instant(minutes(4)));
    return pair.states() == "ESTABLISHED ESTABLISHED";
  }
  void expect_prefixes() const {
    EXPECT_TRUE(up.starts_with(pair.received.at(Side::server)));
    EXPECT_TRUE(down.starts_with(pair.received.at(Side::client)));
  }
  void expect_rest() const {
    EXPECT_EQ(pair.client.deadline(), Instant::never());
    EXPECT_EQ(pair.server.deadline(), Instant::never());
  }

  RandomStream random;
  Wire wire;
  Parameters parameters;
  std::uint32_t client_sequence, server_sequence;
  Pair pair;
  std::string up, down;
  std::uint64_t read = 0;
};

TEST(TcpProperty, EverythingArrivesAndBothEndsRest) {
  int established = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    SCOPED_TRACE(seed);
    Trial run(seed);
    if (!run.established()) continue;
    ++established;
    run.pair.send(Side::client, run.up.substr(0, run.up.size() / 2));
    run.pair.send(Side::server, run.down);
    run.pair.run(run.pair.now + run.random.between(seconds(0), seconds(5)));
    run.pair.send(Side::client, run.up.substr(run.up.size() / 2));
    run.pair.client.close();
    run.pair.run(run.pair.now + run.random.between(seconds(0), minutes(20)));
    run.pair.server.close();
    run.pair.run(run.pair.now + days(2));
    ASSERT_EQ(run.pair.received[Side::server].size(), run.up.size())
        << run.pair.states() << ' ' << run.pair.heard[Side::client].back();
    ASSERT_EQ(run.pair.received[Side::client].size(), run.down.size()) << run.pair.states();
    run.expect_prefixes();
    ASSERT_EQ(run.pair.states(), "CLOSED CLOSED");
    run.expect_rest();
    if (HasFailure()) return;
  }
  EXPECT_GT(established, 2800);
}

// One end loses its memory at some moment. The other finds out by a reset or by time, or has
// nothing to say and rests; what it had received is a prefix of what was sent.
TEST(TcpProperty, APeerThatCrashesLeavesNoTimerBehind) {
  for (std::uint64_t seed = 10'001; seed <= 12'000; ++seed) {
    SCOPED_TRACE(seed);
    Trial run(seed);
    if (!run.established()) continue;
    run.pair.received[Side::client];
    run.pair.received[Side::server];
    run.pair.send(Side::client, run.up);
    run.pair.send(Side::server, run.down);
    if (run.random.below(2) == 0) run.pair.client.close();
    if (run.random.below(2) == 0) run.pair.server.close();
    run.pair.run(run.pair.now + run.random.between(seconds(0), seconds(20)));
    run.pair.each_step = nullptr;
    run.pair.crash(run.random.below(2) == 0 ? Side::client : Side::server);
    run.pair.run(run.pair.now + days(2));
    run.expect_prefixes();
    run.expect_rest();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
