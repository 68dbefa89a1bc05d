#pragma once
// Sequence numbers as people count them: from the SYN of their side.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "trace/trace.hpp"

namespace mailscope::gui {

class StreamNumbers {
 public:
  explicit StreamNumbers(const trace::Trace& trace);

  std::uint32_t seq(const trace::PacketSent& sent) const;
  std::uint32_t ack(const trace::PacketSent& sent) const;  // of no meaning without ACK

 private:
  using BothSides = std::array<std::optional<std::uint32_t>, 2>;  // the seq of each side's SYN
  std::vector<BothSides> first_;                                  // by ConnectionId
};

}  // namespace mailscope::gui
