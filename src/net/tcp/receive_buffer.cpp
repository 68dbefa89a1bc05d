#include "net/tcp/receive_buffer.hpp"

#include <algorithm>

namespace mailscope::net::tcp {

void ReceiveBuffer::arrived(std::uint64_t position, Bytes payload) {
  if (payload.empty() || position + payload.size <= next_) return;
  const auto at =
      std::upper_bound(early_.begin(), early_.end(), position,
                       [](std::uint64_t p, const Piece& piece) { return p < piece.position; });
  // A copy of what is already held takes no room: the window bounds the rest.
  if (at != early_.begin() && std::prev(at)->end() >= position + payload.size) return;
  early_.insert(at, {position, payload});
}

std::optional<Bytes> ReceiveBuffer::take() {
  while (!early_.empty() && early_.front().end() <= next_) early_.erase(early_.begin());
  if (early_.empty() || early_.front().position > next_) return std::nullopt;
  const Piece piece = early_.front();
  early_.erase(early_.begin());
  const std::uint64_t skip = next_ - piece.position;
  next_ = piece.end();
  return piece.bytes.part(skip, piece.bytes.size - skip);
}

}  // namespace mailscope::net::tcp
