#include "net/tcp/send_buffer.hpp"

#include <algorithm>
#include <string>

#include "base/check.hpp"

namespace mailscope::net::tcp {

void SendBuffer::append(Bytes bytes) {
  if (bytes.empty()) return;
  pieces_.push_back({end_, bytes});
  end_ += bytes.size;
}

void SendBuffer::acknowledge(std::uint64_t position) {
  while (!pieces_.empty() && pieces_.front().position + pieces_.front().bytes.size <= position) {
    pieces_.pop_front();
  }
}

Bytes SendBuffer::range(std::uint64_t position, std::uint32_t size, Arena& arena) const {
  if (size == 0) return {};
  MAILSCOPE_CHECK(!pieces_.empty() && position >= pieces_.front().position);
  MAILSCOPE_CHECK(position + size <= end_);
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), position,
                                [](std::uint64_t p, const Piece& x) { return p < x.position; });
  --piece;
  const std::uint64_t inside = position - piece->position;
  if (inside + size <= piece->bytes.size) return piece->bytes.part(inside, size);
  std::string gathered;
  for (std::uint64_t at = position; at < position + size; ++piece) {
    const std::uint64_t from = at - piece->position;
    const std::uint64_t count =
        std::min<std::uint64_t>(piece->bytes.size - from, position + size - at);
    gathered += arena.view(piece->bytes.part(from, count));
    at += count;
  }
  return arena.store(gathered);
}

}  // namespace mailscope::net::tcp
