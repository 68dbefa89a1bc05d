#include "base/arena.hpp"

#include <algorithm>

#include <sys/mman.h>

#include "base/check.hpp"

namespace mailscope {
namespace {

// Most of the memory of a long run belongs to an arena. A system with large pages hands it out in
// a fraction of the time.
void advise_large_pages(char* block, std::size_t size) {
#ifdef MADV_HUGEPAGE
  constexpr std::size_t kPage = 1 << 21;
  void* begin = block;
  if (std::align(kPage, kPage, begin, size) != nullptr) {
    ::madvise(begin, size / kPage * kPage, MADV_HUGEPAGE);
  }
#else
  static_cast<void>(block), static_cast<void>(size);
#endif
}

}  // namespace

Bytes Bytes::part(std::size_t from, std::size_t count) const {
  MAILSCOPE_CHECK(from + count <= size);
  Bytes piece;
  piece.offset = (offset + from) & ((std::uint64_t{1} << 36) - 1);
  piece.size = count & ((std::uint64_t{1} << 28) - 1);
  return piece;
}

Bytes Arena::store(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  return store(size, [&](char* to) {
    for (const std::string_view part : parts) to = std::copy(part.begin(), part.end(), to);
  });
}

// The piece that was claimed last.
Bytes Arena::last(std::size_t size) const {
  Bytes piece;
  piece.offset = (end_ - size) & ((std::uint64_t{1} << 36) - 1);
  piece.size = size & ((std::uint64_t{1} << 28) - 1);
  return piece;
}

// Adds `least` chunks or more: as many as there are already, so that a long run has few blocks.
void Arena::add_block(std::size_t least) {
  constexpr std::size_t kMost = 64;
  const std::size_t count = std::max(least, std::min(chunks_.size(), kMost));
  blocks_.push_back(std::make_unique_for_overwrite<char[]>(count * kChunk));
  char* const block = blocks_.back().get();
  advise_large_pages(block, count * kChunk);
  for (std::size_t i = 0; i < count; ++i) chunks_.push_back(block + i * kChunk);
  MAILSCOPE_CHECK(chunks_.size() * kChunk <= (std::uint64_t{1} << 36));
}

char* Arena::claim(std::size_t size) {
  MAILSCOPE_CHECK(size < (std::uint64_t{1} << 28));
  const std::uint64_t left = chunks_.size() * kChunk - end_;
  if (size > left) {
    end_ = chunks_.size() * kChunk;
    add_block((size + kChunk - 1) / kChunk);
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
