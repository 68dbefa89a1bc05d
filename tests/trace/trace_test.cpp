#include "trace/trace.hpp"

#include <set>
#include <utility>
#include <variant>

#include <gtest/gtest.h>

#include "tests/trace/small_world.hpp"
#include "trace/consistency.hpp"

namespace mailscope::trace {
namespace {

TEST(TraceDeathTest, CausesComeFirstAndTimeGoesForward) {
  Trace trace;
  trace.append(Instant(seconds(2)), RecordNumber::none(), HostId(0), HostDown{});
  EXPECT_DEATH(trace.append(Instant(seconds(1)), RecordNumber::none(), HostId(0), HostUp{}),
               "own rule");
  EXPECT_DEATH(trace.append(Instant(seconds(2)), RecordNumber(1), HostId(0), HostUp{}), "own rule");
  trace.append(Instant(seconds(2)), RecordNumber(0), HostId(0), HostUp{});
  EXPECT_EQ(trace.ended_at(), Instant(seconds(2)));
}

TEST(Names, AsTheRfcWritesThem) {
  EXPECT_EQ(name(TcpState::syn_sent), "SYN-SENT");
  EXPECT_EQ(name(TcpState::fin_wait_2), "FIN-WAIT-2");
  EXPECT_EQ(name(TcpState::time_wait), "TIME-WAIT");
  EXPECT_EQ(name(static_cast<TcpState>(11)), "");
}

TEST(Names, NoTwoStatesShareOne) {
  std::set<std::string_view> names;
  for (std::uint8_t i = 0; i <= 10; ++i) names.insert(name(static_cast<TcpState>(i)));
  EXPECT_EQ(names.size(), 11u);
}

TEST(Kinds, NoTwoShareAName) {
  std::set<std::string_view> kinds;
  [&kinds]<std::size_t... I>(std::index_sequence<I...>) {
    (kinds.insert(std::variant_alternative_t<I, What>::kind), ...);
  }
  (std::make_index_sequence<std::variant_size_v<What>>());
  EXPECT_EQ(kinds.size(), std::variant_size_v<What>);
}

TEST(ConsistencyTest, HandMadeTracesKeepTheRules) {
  for (const Trace& trace : {alice_to_bob(), down_then_up(), given_up()}) {
    Consistency consistency;
    for (const Record& record : trace.records()) {
      const auto fault = consistency.fault(record);
      EXPECT_FALSE(fault) << *fault;
    }
  }
}

std::string fault_behind_the_building(HostId host, const What& what) {
  SmallWorld w;
  Consistency consistency;
  for (const Record& record : w.b.trace.records()) consistency.fault(record);
  return consistency.fault({Instant(), RecordNumber::none(), host, what}).value_or("fine");
}

TEST(ConsistencyTest, ThingsExistBeforeTheyAreNamed) {
  const HostId nobody = HostId::none(), alice(0);
  EXPECT_EQ(fault_behind_the_building(alice, HostDown{}), "fine");
  EXPECT_EQ(fault_behind_the_building(nobody, HostDown{}), "no host");
  EXPECT_EQ(fault_behind_the_building(HostId(4), HostDown{}), "host 4 does not exist yet");
  EXPECT_EQ(fault_behind_the_building(HostId(5), HostAdded{}),
            "the next host must have the number 4");
  EXPECT_EQ(fault_behind_the_building(alice, Dequeued{QueueItemId(0)}),
            "queue item 0 does not exist yet");
  EXPECT_EQ(fault_behind_the_building(alice, PacketArrived{PacketId(0), ConnectionId(0)}),
            "packet 0 does not exist yet");
  EXPECT_EQ(fault_behind_the_building(alice, ConnectionOpened{ConnectionId(1), alice, alice, 1, 2}),
            "the next connection must have the number 0");
}

}  // namespace
}  // namespace mailscope::trace
