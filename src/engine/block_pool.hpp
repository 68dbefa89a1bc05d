#pragma once
// Fixed-size blocks of events from a free list. A queue that gives back as many events as it
// takes in allocates nothing, and there is no doubling that leaves half the memory unused.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/event.hpp"

namespace mailscope::engine {

// Two cache lines.
struct alignas(128) Block {
  static constexpr std::uint32_t kEvents = 5;
  std::array<Event, kEvents> events;
  Block* next;
};
static_assert(sizeof(Block) == 128);

class BlockPool {
 public:
  // A block whose events and `next` are yet to be written. Valid until given back.
  Block* take() {
    if (free_ == nullptr) grow();
    Block* block = free_;
    free_ = block->next;
    return block;
  }
  // Last given back, first taken: it is still in the cache.
  void give_back(Block* block) {
    block->next = free_;
    free_ = block;
  }
  std::size_t memory_bytes() const { return blocks_ * sizeof(Block); }

 private:
  void grow();

  Block* free_ = nullptr;
  std::vector<std::unique_ptr<Block[]>> chunks_;
  std::size_t blocks_ = 0;
};

}  // namespace mailscope::engine
