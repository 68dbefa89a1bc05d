#pragma once
// The simulator's event queue: a monotone radix heap (Ahuja, Mehlhorn, Orlin, Tarjan 1990).
//
// A simulation is this queue and a loop: pop the first event, let it happen at its instant, which
// is the time until the next one, and push what follows from it. Nothing else moves the clock.
//
// There is one total order of events: the instant, then the order of insertion. Given the same
// pushes, the same events come out in the same order on every machine, and this is what makes a
// run repeatable: no address, hash or wall clock takes part in it. Two events may share an
// instant, and often do; the one that was pushed first happens first.
//
// An event is data, and it cannot be taken back. A timer that is moved or stopped leaves its event
// where it is; whoever set it knows what is due, and ignores an event that comes too early.
//
// No event may be scheduled before the one that was popped last, and this is what makes the heap
// cheap: an instant is read as digits, and an event waits at the level of the highest digit in
// which its instant differs from `now`, in the slot of that digit. The next event is in the first
// slot in use of the lowest level in use. When that slot is not of a single instant, its events
// are spread over the levels below, so an event moves at most once a level.
//
// Why equal instants come out in the order they were pushed, with no number stored: they always
// share a slot. A slot is a queue, a spread goes through it from front to back and only into
// levels that are empty, and it happens before any event can be pushed that would go directly
// to where the spread ones are.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/check.hpp"
#include "engine/block_pool.hpp"
#include "engine/event.hpp"

namespace mailscope::engine {

class EventQueue {
 public:
  EventQueue() = default;
  EventQueue(const EventQueue&) = delete;
  EventQueue& operator=(const EventQueue&) = delete;

  // An event before now() is a mistake of ours: the past does not change.
  void push(const Event& event) {
    MAILSCOPE_CHECK(event.at.ns() >= static_cast<std::int64_t>(now_));
    place(event);
    ++size_;
  }

  // Takes out the first event, if it is due at `until` or before. Moves now() to its instant.
  std::optional<Event> pop(Instant until = Instant::never());

  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  // The instant of the event popped last.
  Instant now() const { return Instant(Duration(static_cast<std::int64_t>(now_))); }
  // The instant of the first event; never() when there is none. Linear in the events of a slot.
  Instant next_time() const;

  // A copy of all events in their total order, for people to look at.
  std::vector<Event> pending() const;

  // All memory in use, the queue itself included: at most 64 bytes an event when there are
  // a thousand or more, counted at the largest size so far (memory is kept for the next peak).
  std::size_t memory_bytes() const { return sizeof(*this) + pool_.memory_bytes(); }

 private:
  static constexpr std::uint32_t kDigitBits = 6;
  static constexpr std::uint32_t kSlots = 1U << kDigitBits;
  static constexpr std::uint32_t kLevels = (63 + kDigitBits - 1) / kDigitBits;

  // A queue of events in a ring of blocks: tail->next is the head.
  struct Slot {
    Block* tail = nullptr;  // only meaningful while the slot is in use
    std::uint32_t fill =
        Block::kEvents;  // of the tail; full, so that the first event takes a block
  };

  static std::uint64_t key(const Event& event) { return static_cast<std::uint64_t>(event.at.ns()); }
  static std::uint32_t digit(std::uint64_t key, std::uint32_t level) {
    return static_cast<std::uint32_t>(key >> (level * kDigitBits)) % kSlots;
  }
  std::uint32_t level_of(std::uint64_t key) const {
    const auto width = static_cast<std::uint32_t>(std::bit_width((key ^ now_) | 1));
    return (width - 1) / kDigitBits;
  }

  void place(const Event& event) {
    const std::uint32_t level = level_of(key(event));
    const std::uint32_t number = digit(key(event), level);
    Slot& slot = slots_[level][number];
    if (slot.fill == Block::kEvents) extend(slot, level, number);
    slot.tail->events[slot.fill++] = event;
  }
  void extend(Slot& slot, std::uint32_t level, std::uint32_t number);
  Event take_first(Slot& slot, std::uint32_t number);
  void clear(Slot& slot, std::uint32_t level, std::uint32_t number);
  static std::uint64_t least_key(const Slot& slot);
  void spread(Slot& slot, std::uint32_t level, std::uint32_t number);

  std::uint64_t now_ = 0;
  std::size_t size_ = 0;
  std::uint32_t levels_in_use_ = 0;  // a bit a level
  std::uint32_t taken_ = 0;  // events already popped from the head of the slot of now_, at level 0
  std::array<std::uint64_t, kLevels> slots_in_use_{};  // a bit a slot
  std::array<std::array<Slot, kSlots>, kLevels> slots_{};
  BlockPool pool_;
};

}  // namespace mailscope::engine
