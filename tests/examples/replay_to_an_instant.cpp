// Replays a run to some instants, in any order, and asks each time who answers for the message.

#include <fmt/format.h>

#include "replay/world/cursor.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"

using namespace mailscope;

int main() {
  const auto scenario = scenario::find("server-down-then-up", {MAILSCOPE_SOURCE_DIR "/scenarios"});
  if (!scenario) return 1;
  const trace::Trace trace = sim::run(*scenario);
  replay::Replay replay(trace);
  for (const Duration t : {hours(2), minutes(5), hours(1), milliseconds(1001)}) {
    const replay::World& world = replay.at(Instant(t));
    const replay::Custody custody = replay::custody(world, MessageId(0));
    fmt::print("{:>6}: {} at {}, since {}\n", format_duration(t), replay::name(custody.kind),
               world.host(custody.host).name, format_clock(custody.at));
  }
}
