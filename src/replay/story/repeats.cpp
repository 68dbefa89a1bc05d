#include "replay/story/repeats.hpp"

#include <cstdint>
#include <optional>
#include <variant>

namespace mailscope::replay {
namespace {

constexpr std::uint32_t kSeenOften = 3;  // tries that are shown in full

struct Try {
  Instant from;
  QueueItemId item;
  bool in_vain = false;  // it has ended, and the message waits again
};

template <class... Kinds>
bool is_one_of(const trace::What& what) {
  return (std::holds_alternative<Kinds>(what) || ...);
}

// What a try that nobody answers consists of.
bool belongs_to_a_try(const trace::What& what) {
  return is_one_of<trace::ConnectionOpened, trace::SessionOpened, trace::TcpStateChanged,
                   trace::PacketSent, trace::PacketDuplicated, trace::PacketLost, trace::RuleFired,
                   trace::RetransmissionTimeout, trace::CongestionChanged, trace::ConnectionFailed>(
      what);
}

}  // namespace

std::vector<Repeat> repeats(const trace::Trace& trace) {
  std::vector<Repeat> found;
  std::optional<Try> now;
  const auto end = [&found, &now](Instant at) {
    if (now && now->in_vain && at > now->from) found.push_back({now->from, at});
    now.reset();
  };
  for (const trace::Record& record : trace.records()) {
    if (const auto* started = std::get_if<trace::AttemptStarted>(&record.what)) {
      end(record.at);
      if (started->attempt > kSeenOften) now = Try{record.at, started->item};
    } else if (const auto* deferred = std::get_if<trace::RecipientDeferred>(&record.what)) {
      if (now && deferred->item != now->item) end(record.at);
      if (now) now->in_vain = true;
    } else if (!belongs_to_a_try(record.what)) {
      end(record.at);
    }
  }
  end(trace.ended_at());
  return found;
}

}  // namespace mailscope::replay
