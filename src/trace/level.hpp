#pragma once
// How much of a run is recorded. `full` is what every view needs. `summary` leaves out packets, TCP
// and what was said, so that a million messages fit: what became of them is all there. `off` is
// for measuring.

#include <cstdint>
#include <type_traits>
#include <variant>

#include "trace/records.hpp"

namespace mailscope::trace {

enum class Level : std::uint8_t { off, summary, full };

// The level at which records of one kind begin to be kept.
template <class Kind>
constexpr Level least_level() {
  constexpr auto is_one_of = []<class... Details>(std::variant<Details...>*) {
    return (std::is_same_v<Kind, Details> || ...);
  };
  using Details = std::variant<PacketSent, DatagramSent, PacketDuplicated, RuleFired, PacketArrived,
                               PacketLost, TcpStateChanged, RetransmissionTimeout, FastRetransmit,
                               ZeroWindowProbe, CongestionChanged, BytesDelivered, LookupStarted,
                               LookupEnded, Said, DiskWritten, DiskSynced>;
  return is_one_of(static_cast<Details*>(nullptr)) ? Level::full : Level::summary;
}

}  // namespace mailscope::trace
