// Hosts crash and come back. What lived in memory is gone, what was on disk is there; and since
// nobody says good-bye, the other side finds out by RST or by time.

#include <cstdint>
#include <variant>

#include <gtest/gtest.h>

#include "tests/sim/played.hpp"

namespace mailscope::testing {
namespace {

using trace::ConnectionFailure;
using trace::TcpState;

// Alice writes to Bob; at 430 ms the servers are in the middle of their dialog.
std::string with_actions(const std::string& actions) {
  return R"({
    "title": "test",
    "servers": { "crepes.fr": {}, "hamburger.edu": {} },
    "users": { "alice": { "address": "alice@crepes.fr" },
               "bob": { "address": "bob@hamburger.edu" } },
    "actions": [
      { "at": "0s", "send": { "from": "alice", "to": "bob", "subject": "Hi", "body": "Hello." } },
      )" +
         actions + "] }";
}

// Servers are the first hosts, in the file's order.
constexpr HostId kCrepes(0);
constexpr HostId kHamburger(1);

// The first connection from Alice's server to Bob's.
ConnectionId first_relay(const Played& run) {
  for (const auto& [at, opened] : run.all<trace::ConnectionOpened>()) {
    if (opened.client == kCrepes && opened.server == kHamburger) return opened.connection;
  }
  ADD_FAILURE() << "the servers never talked";
  return ConnectionId(0);
}

// How and when one side learned that the connection is no more.
struct Failure {
  Instant at = Instant::never();
  ConnectionFailure why = ConnectionFailure::refused;
};
Failure failure(const Played& run, ConnectionId connection, Side side) {
  for (const auto& [at, failed] : run.all<trace::ConnectionFailed>()) {
    if (failed.connection == connection && failed.side == side) return {at, failed.reason};
  }
  return {};
}

// The RSTs that a side sent.
std::size_t resets(const Played& run, ConnectionId connection, Side side) {
  std::size_t count = 0;
  for (const auto& [at, sent] : run.all<trace::PacketSent>()) {
    const bool rst = (sent.flags & trace::tcp_flags::rst) != 0;
    count += sent.connection == connection && sent.side == side && rst;
  }
  return count;
}

// Bob's server crashes in the middle of the dialog and is back before the client's next segment:
// that segment belongs to nothing it knows, so it answers RST (RFC 9293 §3.5.1, case of a half-open
// connection), and the client learns at once.
TEST(Crash, AServerThatIsBackAnswersOldSegmentsWithRst) {
  Played run(from_json(with_actions(
      R"({ "at": "430ms", "down": "hamburger.edu" }, { "at": "432ms", "up": "hamburger.edu" })")));
  const ConnectionId old = first_relay(run);
  EXPECT_GE(resets(run, old, Side::server), 1U);
  const Failure found_out = failure(run, old, Side::client);
  EXPECT_EQ(found_out.why, ConnectionFailure::reset);
  EXPECT_LT(found_out.at, Instant(seconds(3)));
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 2U);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
}

// It stays down: nobody answers, and the client sends again and again, each time after a longer
// wait, until it gives up (RFC 9293 §3.8.3: R2, at least 100 seconds).
TEST(Crash, OfAServerThatStaysDownTheClientLearnsByTime) {
  Played run(from_json(with_actions(R"({ "at": "430ms", "down": "hamburger.edu" },
                                       { "at": "20m", "up": "hamburger.edu" })")));
  const ConnectionId old = first_relay(run);
  EXPECT_EQ(resets(run, old, Side::server), 0U);
  const Failure found_out = failure(run, old, Side::client);
  EXPECT_EQ(found_out.why, ConnectionFailure::timed_out);
  EXPECT_GE(found_out.at, Instant(seconds(100)));
  Duration wait;
  std::size_t timeouts = 0;
  for (const auto& [at, timeout] : run.all<trace::RetransmissionTimeout>()) {
    if (timeout.connection != old || timeout.side != Side::client) continue;
    EXPECT_GE(timeout.next, wait);
    wait = timeout.next;
    ++timeouts;
  }
  EXPECT_GE(timeouts, 3U);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).attempts, 2U);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
}

// Alice's server crashes and comes back. Bob's still waits for a command on the old connection; it
// has nothing to send and finds out by SMTP's own time (RFC 5321 §4.5.3.2.7: five minutes), and
// what it says then is answered with RST. The message was on disk: it goes again.
TEST(Crash, TheServerSideLearnsWhenItSpeaksAgain) {
  Played run(from_json(with_actions(
      R"({ "at": "360ms", "down": "crepes.fr" }, { "at": "10s", "up": "crepes.fr" })")));
  const ConnectionId old = first_relay(run);
  const Failure found_out = failure(run, old, Side::server);
  EXPECT_EQ(found_out.why, ConnectionFailure::reset);
  EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered);
  EXPECT_EQ(run.inbox("bob@hamburger.edu").size(), 1U);
}

// At whatever moment a server crashes, both ends of every connection come to rest in the end.
TEST(Crash, NoEndIsLeftBehind) {
  for (const char* who : {"crepes.fr", "hamburger.edu"}) {
    for (std::int64_t ms = 320; ms < 1'000; ms += 20) {
      for (const char* back : {"1ms", "3s", "2h"}) {
        const std::string down = fmt::format(R"({{ "at": "{}ms", "down": "{}" }}, )", ms, who);
        const Duration up = milliseconds(ms) + parse_duration(back).value();
        Played run(from_json(with_actions(
            down + fmt::format(R"({{ "at": "{}", "up": "{}" }})", format_duration(up), who))));
        for (const replay::Connection& c : run.end().connections) {
          for (const Side side : {Side::client, Side::server}) {
            EXPECT_EQ(c.end(side).state, TcpState::closed)
                << who << " at " << ms << " ms for " << back << ": " << trace::name(side);
          }
        }
        EXPECT_EQ(run.end().messages.at(0).recipients.at(0).fate, replay::Fate::delivered)
            << who << " at " << ms << " ms for " << back;
        EXPECT_TRUE(run.end().in_flight.empty());
      }
    }
  }
}

// A machine that is off sends nothing, whatever it was about to.
TEST(Crash, AHostThatIsDownSendsNothing) {
  const Played run(from_json(with_actions(
      R"({ "at": "430ms", "down": "hamburger.edu" }, { "at": "1h", "up": "hamburger.edu" })")));
  for (const trace::Record& r : run.trace.records()) {
    const bool off = r.at > Instant(milliseconds(430)) && r.at < Instant(hours(1));
    if (!off || r.host != kHamburger) continue;
    EXPECT_FALSE(std::holds_alternative<trace::PacketSent>(r.what)) << format_clock(r.at);
  }
}

}  // namespace
}  // namespace mailscope::testing
