#include "engine/event_queue.hpp"

#include <algorithm>

namespace mailscope::engine {

std::optional<Event> EventQueue::pop(Instant until) {
  if (levels_in_use_ == 0 || until < now()) return std::nullopt;
  const auto limit = static_cast<std::uint64_t>(until.ns());
  auto level = static_cast<std::uint32_t>(std::countr_zero(levels_in_use_));
  auto number = static_cast<std::uint32_t>(std::countr_zero(slots_in_use_[level]));
  Slot* slot = &slots_[level][number];
  if (level > 0) {
    if (slot->fill == 1 && slot->tail->next == slot->tail) {  // alone: nothing to spread
      const Event event = slot->tail->events[0];
      if (key(event) > limit) return std::nullopt;
      now_ = key(event);
      pool_.give_back(slot->tail);
      clear(*slot, level, number);
      --size_;
      return event;
    }
    const std::uint64_t least = least_key(*slot);
    if (least > limit) return std::nullopt;
    now_ = least;
    spread(*slot, level, number);
    number = digit(least, 0);
    slot = &slots_[0][number];
  } else {
    const std::uint64_t at = (now_ & ~std::uint64_t{kSlots - 1}) | number;
    if (at > limit) return std::nullopt;
    now_ = at;
  }
  --size_;
  return take_first(*slot, number);
}

// The slot of now_ at level 0: all its events are of one instant.
Event EventQueue::take_first(Slot& slot, std::uint32_t number) {
  Block* head = slot.tail->next;
  const Event event = head->events[taken_++];
  if (head == slot.tail) {
    if (taken_ < slot.fill) return event;
    clear(slot, 0, number);
  } else {
    if (taken_ < Block::kEvents) return event;
    slot.tail->next = head->next;
  }
  taken_ = 0;
  pool_.give_back(head);
  return event;
}

void EventQueue::extend(Slot& slot, std::uint32_t level, std::uint32_t number) {
  Block* block = pool_.take();
  if (slot.tail == nullptr) {
    slots_in_use_[level] |= std::uint64_t{1} << number;
    levels_in_use_ |= 1U << level;
    block->next = block;
  } else {
    block->next = slot.tail->next;
    slot.tail->next = block;
  }
  slot.tail = block;
  slot.fill = 0;
}

void EventQueue::clear(Slot& slot, std::uint32_t level, std::uint32_t number) {
  slot = Slot{};
  slots_in_use_[level] &= ~(std::uint64_t{1} << number);
  if (slots_in_use_[level] == 0) levels_in_use_ &= ~(1U << level);
}

std::uint64_t EventQueue::least_key(const Slot& slot) {
  std::uint64_t least = UINT64_MAX;
  const Block* block = slot.tail;
  do {
    block = block->next;
    const std::uint32_t count = block == slot.tail ? slot.fill : Block::kEvents;
    for (std::uint32_t i = 0; i < count; ++i) least = std::min(least, key(block->events[i]));
  } while (block != slot.tail);
  return least;
}

// Moves the events of `slot` to the levels below, in their order.
void EventQueue::spread(Slot& slot, std::uint32_t level, std::uint32_t number) {
  Block* const tail = slot.tail;
  const std::uint32_t fill = slot.fill;
  clear(slot, level, number);
  Block* block = tail->next;
  while (true) {
    const bool last = block == tail;
    const std::uint32_t count = last ? fill : Block::kEvents;
    Block* const next = block->next;
    for (std::uint32_t i = 0; i < count; ++i) place(block->events[i]);
    pool_.give_back(block);
    if (last) return;
    block = next;
  }
}

Instant EventQueue::next_time() const {
  if (levels_in_use_ == 0) return Instant::never();
  const auto level = static_cast<std::uint32_t>(std::countr_zero(levels_in_use_));
  const auto number = static_cast<std::uint32_t>(std::countr_zero(slots_in_use_[level]));
  const std::uint64_t at =
      level == 0 ? (now_ & ~std::uint64_t{kSlots - 1}) | number : least_key(slots_[level][number]);
  return Instant(Duration(static_cast<std::int64_t>(at)));
}

std::vector<Event> EventQueue::pending() const {
  std::vector<Event> events;
  events.reserve(size_);
  for (const auto& level : slots_) {
    for (const Slot& slot : level) {
      if (slot.tail == nullptr) continue;
      const bool current = &slot == &slots_[0][digit(now_, 0)];
      const Block* block = slot.tail;
      do {
        block = block->next;
        const std::uint32_t count = block == slot.tail ? slot.fill : Block::kEvents;
        const bool head = block == slot.tail->next;
        for (std::uint32_t i = head && current ? taken_ : 0; i < count; ++i) {
          events.push_back(block->events[i]);
        }
      } while (block != slot.tail);
    }
  }
  // Equal instants share a slot, so a stable sort by instant is the total order.
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.at < b.at; });
  return events;
}

}  // namespace mailscope::engine
