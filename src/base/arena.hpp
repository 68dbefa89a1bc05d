#pragma once
// An append-only store of bytes. What is stored stays where it is until the arena dies, so
// views into it are stable, and records and packets can refer to bytes without owning them.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <vector>

namespace mailscope {

// A piece of an arena: at most 256 MiB long, in the first 64 GiB.
struct Bytes {
  std::uint64_t offset : 36 = 0;
  std::uint64_t size : 28 = 0;
  bool empty() const { return size == 0; }
  bool operator==(const Bytes&) const = default;
  // `count` bytes from `from`, counted inside this piece.
  Bytes part(std::size_t from, std::size_t count) const;
};

class Arena {
 public:
  Bytes store(std::string_view bytes) { return store({bytes}); }
  Bytes store(std::initializer_list<std::string_view> parts);  // one after the other
  // `size` bytes, which `fill` writes to the address that it is given.
  template <class Fill>
  Bytes store(std::size_t size, Fill&& fill) {
    if (size == 0) return {};
    fill(claim(size));
    return last(size);
  }
  std::string_view view(Bytes bytes) const;
  std::uint64_t size() const { return end_; }  // bytes of address space used

 private:
  static constexpr std::uint64_t kChunk = 1 << 20;
  char* claim(std::size_t size);
  void add_block(std::size_t least);
  Bytes last(std::size_t size) const;

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<char*> chunks_;  // chunk number -> its bytes; a large piece spans several
  std::uint64_t end_ = 0;
};

}  // namespace mailscope
