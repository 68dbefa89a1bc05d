#pragma once
// Puts payloads that arrive in any order, in part or twice back into the stream's order.

#include <array>
#include <cstdint>
#include <optional>

#include "base/arena.hpp"
#include "net/tcp/fifo.hpp"
#include "net/tcp/range_set.hpp"

namespace mailscope::net::tcp {

class ReceiveBuffer {
 public:
  // Payload at `position` of the stream; what lies before next() is cut off.
  void arrived(std::uint64_t position, Bytes payload);
  std::optional<Bytes> take();                  // the next bytes in order, if they are here
  std::uint64_t next() const { return next_; }  // the first position that is missing
  bool gap() const { return !early_.empty(); }  // something is here that nothing leads up to

  // What to tell a sender that understands it (RFC 2018 §4): ranges behind the gap, the one that
  // the latest segment fell into first, then the others told most recently. At most `most`.
  template <class F>
  void report(std::size_t most, F&& block) const;

 private:
  struct Piece {
    std::uint64_t position;
    Bytes bytes;
    std::uint64_t end() const { return position + bytes.size; }
  };
  static constexpr std::size_t kRemembered = 4;
  void remember(std::uint64_t position);

  Fifo<Piece> pieces_;  // by position; may overlap
  RangeSet early_;      // behind the gap, joined
  std::array<std::uint64_t, kRemembered>
      recent_{};  // a position within each range told, newest first
  std::uint64_t next_ = 0;
};

template <class F>
void ReceiveBuffer::report(std::size_t most, F&& block) const {
  std::array<const Range*, kRemembered> told{};
  std::size_t count = 0;
  for (const std::uint64_t position : recent_) {
    const Range* range = early_.at(position);
    bool fresh = range != nullptr && count < most;
    for (std::size_t i = 0; i < count; ++i) fresh = fresh && told[i] != range;
    if (!fresh) continue;
    told[count++] = range;
    block(*range);
  }
}

}  // namespace mailscope::net::tcp
