#include "net/tcp/receive_buffer.hpp"

#include <algorithm>

namespace mailscope::net::tcp {

void ReceiveBuffer::arrived(std::uint64_t position, Bytes payload) {
  if (payload.empty() || position + payload.size <= next_) return;
  std::size_t at = pieces_.size();  // most come in order
  while (at > 0 && pieces_[at - 1].position > position) --at;
  if (position > next_) {
    // A copy of what is already held takes no room: the window bounds the rest.
    const bool fresh = early_.add({position, position + payload.size});
    remember(position);
    if (!fresh) return;
  }
  pieces_.insert(at, {position, payload});
}

void ReceiveBuffer::remember(std::uint64_t position) {
  const Range* range = early_.at(position);
  // The place of another position in the same range is taken over; else the oldest is forgotten.
  auto place = std::find_if(recent_.begin(), recent_.end() - 1, [range](std::uint64_t p) {
    return range->begin <= p && p < range->end;
  });
  std::move_backward(recent_.begin(), place, place + 1);
  recent_.front() = position;
}

std::optional<Bytes> ReceiveBuffer::take() {
  while (!pieces_.empty() && pieces_.front().end() <= next_) pieces_.pop_front();
  if (pieces_.empty() || pieces_.front().position > next_) return std::nullopt;
  const Piece piece = pieces_.front();
  pieces_.pop_front();
  const std::uint64_t skip = next_ - piece.position;
  next_ = piece.end();
  if (!early_.empty()) early_.drop_before(next_);
  return piece.bytes.part(skip, piece.bytes.size - skip);
}

}  // namespace mailscope::net::tcp
