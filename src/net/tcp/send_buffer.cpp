#include "net/tcp/send_buffer.hpp"

#include <algorithm>
#include <string_view>

#include "base/check.hpp"

namespace mailscope::net::tcp {

void SendBuffer::append(Bytes bytes) {
  if (bytes.empty()) return;
  pieces_.push_back({end_, bytes.size, bytes, bytes.size});
  end_ += bytes.size;
}

void SendBuffer::append_repeated(Bytes block, std::uint64_t total) {
  MAILSCOPE_CHECK(block.size >= 2);
  if (total == 0) return;
  pieces_.push_back({end_, total, block, std::uint64_t{block.size} / 2});
  end_ += total;
}

void SendBuffer::acknowledge(std::uint64_t position) {
  while (!pieces_.empty() && pieces_.front().position + pieces_.front().size <= position) {
    pieces_.pop_front();
    if (last_ > 0) --last_;
  }
}

std::size_t SendBuffer::find(std::uint64_t position) {
  MAILSCOPE_CHECK(!pieces_.empty() && position >= pieces_.front().position);
  last_ = std::min(last_, pieces_.size() - 1);
  while (pieces_[last_].position > position) --last_;
  while (pieces_[last_].position + pieces_[last_].size <= position) ++last_;
  return last_;
}

Bytes SendBuffer::range(std::uint64_t position, std::uint32_t size, Arena& arena) {
  if (size == 0) return {};
  MAILSCOPE_CHECK(position + size <= end_);
  std::size_t index = find(position);
  const std::uint64_t inside = position - pieces_[index].position;
  if (inside + size <= pieces_[index].size) return pieces_[index].part(inside, size);
  return arena.store(size, [&](char* to) {
    for (std::uint64_t at = position; at < position + size; ++index) {
      const Piece& piece = pieces_[index];
      const std::uint64_t from = at - piece.position;
      const std::uint64_t count = std::min(piece.size - from, position + size - at);
      const std::string_view bytes = arena.view(piece.part(from, count));
      to = std::copy(bytes.begin(), bytes.end(), to);
      at += count;
    }
  });
}

}  // namespace mailscope::net::tcp
