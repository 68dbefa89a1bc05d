#include "tests/worlds/worlds_run.hpp"

#include <fmt/format.h>

#include "replay/world/cursor.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/worlds/world_maker.hpp"

namespace mailscope::worlds {
namespace {

// A fold costs more than the run: a sample is enough to see that both say the same.
constexpr std::uint64_t kReplayedEvery = 16;

std::optional<Trouble> loss_in_replay(const trace::Trace& trace) {
  replay::Replay replay(trace);
  for (const replay::Message& message : replay.at(replay.last()).messages) {
    for (const replay::Recipient& recipient : message.recipients) {
      if (recipient.fate != replay::Fate::lost) continue;
      return Trouble{fmt::format("the replay says that \"{}\" for {} is lost", message.subject,
                                 recipient.address),
                     recipient.at};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Trouble> trouble_of(std::uint64_t seed) {
  const auto loaded = scenario::load_text(make_world(seed), fmt::format("world-{}", seed));
  if (!loaded) {
    return Trouble{"no good scenario: " + scenario::format_faults(loaded.error()), Instant()};
  }
  const trace::Trace trace =
      sim::run(*loaded, {.seed = {}, .until = {}, .level = trace::Level::summary});
  if (const auto violation = find_violation(trace)) {
    return Trouble{fmt::format("{} ({}, record {} at {}s)", violation->what, name(violation->rule),
                               violation->record.value() + 1, format_seconds(violation->at)),
                   violation->at};
  }
  return seed % kReplayedEvery == 0 ? loss_in_replay(trace) : std::nullopt;
}

}  // namespace mailscope::worlds
