#pragma once
// Small typed numbers for the things of a simulated world. Each counts from 0 in the order
// of creation; `none()` refers to nothing.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace mailscope {

template <class Tag, class Number = std::uint32_t>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t number) : number_(static_cast<Number>(number)) {}
  static constexpr Id none() { return Id(); }
  constexpr bool is_none() const { return number_ == std::numeric_limits<Number>::max(); }
  constexpr explicit operator bool() const { return !is_none(); }
  constexpr Number value() const { return number_; }
  constexpr std::size_t index() const { return number_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  Number number_ = std::numeric_limits<Number>::max();
};

using HostId = Id<struct HostTag, std::uint16_t>;
using LinkId = Id<struct LinkTag>;
using PacketId = Id<struct PacketTag>;
using ConnectionId = Id<struct ConnectionTag>;
using LookupId = Id<struct LookupTag>;      // one question to a resolver
using SessionId = Id<struct SessionTag>;    // people count sessions from 1: value() + 1
using MessageId = Id<struct MessageTag>;    // one message as a person sees it, on every host
using QueueItemId = Id<struct QueueTag>;    // one entry of one server's queue
using RecordNumber = Id<struct RecordTag>;  // position in the trace

// Who speaks: the side that opened the connection, or the one that accepted it.
enum class Side : std::uint8_t { client, server };
constexpr Side other(Side s) {
  return s == Side::client ? Side::server : Side::client;
}

}  // namespace mailscope
