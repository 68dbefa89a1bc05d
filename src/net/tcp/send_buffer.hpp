#pragma once
// The bytes an application gave to TCP and the peer has not acknowledged yet. They stay where
// they are in the arena; only references are kept. Positions count the stream from 0.

#include <cstddef>
#include <cstdint>

#include "base/arena.hpp"
#include "net/tcp/fifo.hpp"

namespace mailscope::net::tcp {

class SendBuffer {
 public:
  void append(Bytes bytes);
  // `total` bytes that repeat the first half of `block`, whose second half is a copy of it: so
  // any piece that is no longer than half a block lies in one place, wherever it begins.
  void append_repeated(Bytes block, std::uint64_t total);
  void acknowledge(std::uint64_t position);  // all before it may go
  std::uint64_t end() const { return end_; }

  // `size` bytes from `position`: a part of what is stored, or, where it spans several pieces,
  // a copy in `arena`.
  Bytes range(std::uint64_t position, std::uint32_t size, Arena& arena);

 private:
  struct Piece {
    std::uint64_t position, size;
    Bytes bytes;
    std::uint64_t period;  // repeats after so many bytes
    Bytes part(std::uint64_t from, std::uint64_t count) const {
      return bytes.part(from % period, count);
    }
  };
  std::size_t find(std::uint64_t position);

  Fifo<Piece> pieces_;
  std::size_t last_ = 0;  // the piece used last: the next is near
  std::uint64_t end_ = 0;
};

}  // namespace mailscope::net::tcp
