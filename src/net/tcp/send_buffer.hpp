#pragma once
// The bytes an application gave to TCP and the peer has not acknowledged yet. They stay where
// they are in the arena; only references are kept. Positions count the stream from 0.

#include <cstdint>
#include <deque>

#include "base/arena.hpp"

namespace mailscope::net::tcp {

class SendBuffer {
 public:
  void append(Bytes bytes);
  void acknowledge(std::uint64_t position);  // all before it may go
  std::uint64_t end() const { return end_; }

  // `size` bytes from `position`: a part of what is stored, or, where it spans several pieces,
  // a copy in `arena`.
  Bytes range(std::uint64_t position, std::uint32_t size, Arena& arena) const;

 private:
  struct Piece {
    std::uint64_t position;
    Bytes bytes;
  };
  std::deque<Piece> pieces_;
  std::uint64_t end_ = 0;
};

}  // namespace mailscope::net::tcp
