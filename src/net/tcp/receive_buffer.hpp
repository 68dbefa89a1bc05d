#pragma once
// Puts payloads that arrive in any order, in part or twice back into the stream's order.

#include <cstdint>
#include <optional>
#include <vector>

#include "base/arena.hpp"

namespace mailscope::net::tcp {

class ReceiveBuffer {
 public:
  // Payload at `position` of the stream; what lies before next() is cut off.
  void arrived(std::uint64_t position, Bytes payload);
  std::optional<Bytes> take();                  // the next bytes in order, if they are here
  std::uint64_t next() const { return next_; }  // the first position that is missing

 private:
  struct Piece {
    std::uint64_t position;
    Bytes bytes;
    std::uint64_t end() const { return position + bytes.size; }
  };
  std::vector<Piece> early_;  // behind a gap, by position; may overlap
  std::uint64_t next_ = 0;
};

}  // namespace mailscope::net::tcp
