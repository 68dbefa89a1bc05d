#include "engine/block_pool.hpp"

#include <algorithm>

namespace mailscope::engine {

void BlockPool::grow() {
  // An eighth more: few allocations on the way up, and little that is never used.
  const std::size_t count = std::max<std::size_t>(32, blocks_ / 8);
  chunks_.push_back(std::make_unique_for_overwrite<Block[]>(count));
  blocks_ += count;
  Block* blocks = chunks_.back().get();
  for (std::size_t i = count; i > 0; --i) give_back(&blocks[i - 1]);
}

}  // namespace mailscope::engine
