#include "base/arena.hpp"

#include <cstring>

#include "base/check.hpp"

namespace mailscope {

Bytes Bytes::part(std::size_t from, std::size_t count) const {
  MAILSCOPE_CHECK(from + count <= size);
  Bytes piece;
  piece.offset = (offset + from) & ((std::uint64_t{1} << 36) - 1);
  piece.size = count & ((std::uint64_t{1} << 28) - 1);
  return piece;
}

Bytes Arena::store(std::string_view bytes) {
  if (bytes.empty()) return {};
  MAILSCOPE_CHECK(bytes.size() < (std::uint64_t{1} << 28));
  char* to = claim(bytes.size());
  std::memcpy(to, bytes.data(), bytes.size());
  Bytes piece;
  piece.offset = (end_ - bytes.size()) & ((std::uint64_t{1} << 36) - 1);
  piece.size = bytes.size() & ((std::uint64_t{1} << 28) - 1);
  return piece;
}

char* Arena::claim(std::size_t size) {
  const std::uint64_t left = chunks_.size() * kChunk - end_;
  if (size > left) {
    end_ = chunks_.size() * kChunk;
    const std::size_t count = (size + kChunk - 1) / kChunk;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(count * kChunk));
    for (std::size_t i = 0; i < count; ++i) chunks_.push_back(blocks_.back().get() + i * kChunk);
    MAILSCOPE_CHECK(chunks_.size() * kChunk <= (std::uint64_t{1} << 36));
  }
  char* to = chunks_[end_ / kChunk] + end_ % kChunk;
  end_ += size;
  return to;
}

std::string_view Arena::view(Bytes bytes) const {
  if (bytes.empty()) return {};
  MAILSCOPE_CHECK(bytes.offset + bytes.size <= end_);
  return {chunks_[bytes.offset / kChunk] + bytes.offset % kChunk, bytes.size};
}

}  // namespace mailscope
