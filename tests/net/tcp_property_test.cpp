// Whatever the wire does, the receiver's bytes are a prefix of the sender's; and if it lets
// enough through, they are all of them and both ends come to rest.

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

TEST(TcpProperty, BothWaysAndBothCloses) {
  for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
    RandomStream random(seed, "wire");
    const double loss = static_cast<double>(random.below(30)) / 100;
    Pair pair(
        [&](std::size_t, const Pair::Sent&) -> std::vector<Duration> {
          std::vector<Duration> copies;
          if (!random.chance(loss))
            copies.push_back(random.between(milliseconds(1), milliseconds(80)));
          if (random.chance(0.1)) copies.push_back(random.between(milliseconds(1), seconds(2)));
          return copies;
        },
        {}, static_cast<std::uint32_t>(random.next()), static_cast<std::uint32_t>(random.next()));
    const std::string up = random_text(random, random.below(20'000));
    const std::string down = random_text(random, random.below(20'000));
    pair.client.open({});
    pair.run(Instant(minutes(3)));
    if (pair.states() != "ESTABLISHED ESTABLISHED") continue;
    pair.send(Side::client, up);
    pair.send(Side::server, down);
    pair.client.close();
    pair.run(pair.now + minutes(30));
    pair.server.close();
    pair.run();
    ASSERT_TRUE(pair.received[Side::server] == up) << "seed " << seed;
    ASSERT_TRUE(pair.received[Side::client] == down)
        << "seed " << seed << ": " << pair.received[Side::client].size() << " of " << down.size()
        << " bytes, " << pair.states() << ", " << pair.heard[Side::server].back();
    ASSERT_EQ(pair.states(), "CLOSED CLOSED") << "seed " << seed;
  }
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
