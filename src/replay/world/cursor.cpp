#include "replay/world/cursor.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace mailscope::replay {
namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& things) {
  return things.size() * sizeof(T);
}

std::size_t bytes_of(const Host& host) {
  std::size_t bytes = host.queue.size() * sizeof(Queue::value_type) + bytes_of(host.mailboxes);
  for (const auto& [item, entry] : host.queue) bytes += bytes_of(entry.recipients);
  for (const Mailbox& mailbox : host.mailboxes) {
    bytes += bytes_of(mailbox.folders);
    for (const Folder& folder : mailbox.folders) bytes += bytes_of(folder.messages);
  }
  return bytes;
}

// About what a copy takes.
std::size_t bytes_of(const World& world) {
  std::size_t bytes = sizeof(World) + bytes_of(world.hosts) + bytes_of(world.links) +
                      bytes_of(world.connections) + bytes_of(world.sessions) +
                      bytes_of(world.messages) + bytes_of(world.queue_items) +
                      bytes_of(world.open_connections) + bytes_of(world.in_flight);
  for (const Host& host : world.hosts) bytes += bytes_of(host);
  for (const Message& message : world.messages) {
    bytes += bytes_of(message.recipients) + bytes_of(message.redirections) +
             bytes_of(message.notices) + bytes_of(message.places);
  }
  return bytes;
}

// So many stay, however large a world is: a seek must not fold half a trace.
constexpr std::size_t kFewest = 16;

}  // namespace

RecordNumber last_record_at(const trace::Trace& trace, Instant t) {
  const auto& records = trace.records();
  const auto behind =
      std::upper_bound(records.begin(), records.end(), t,
                       [](Instant moment, const trace::Record& r) { return moment < r.at; });
  if (behind == records.begin()) return RecordNumber::none();
  return RecordNumber(static_cast<std::size_t>(behind - records.begin()) - 1);
}

Replay::Replay(const trace::Trace& trace, std::size_t spacing, std::size_t budget)
    : trace_(trace), spacing_(spacing), budget_(budget) {
  MAILSCOPE_CHECK(spacing > 0);
  keep_checkpoint();
  while (folded_ < trace_.size()) {
    fold_to(std::min((folded_ / spacing_ + 1) * spacing_, trace_.size()));
    keep_checkpoint();
    if (kept_bytes_ > budget_ && checkpoints_.size() > kFewest) thin_out();
  }
  cursor_ = last();
}

RecordNumber Replay::last() const {
  return trace_.size() == 0 ? RecordNumber::none() : RecordNumber(trace_.size() - 1);
}

const World& Replay::at(RecordNumber cursor) {
  MAILSCOPE_CHECK(cursor.is_none() || cursor.index() < trace_.size());
  const std::size_t wanted = cursor.is_none() ? 0 : cursor.index() + 1;
  const auto behind = std::upper_bound(
      checkpoints_.begin(), checkpoints_.end(), wanted,
      [](std::size_t count, const Checkpoint& checkpoint) { return count < checkpoint.applied; });
  const Checkpoint& nearest = *(behind - 1);  // the first one holds the empty world
  if (folded_ > wanted || folded_ < nearest.applied) {
    world_ = nearest.world;
    folded_ = nearest.applied;
  }
  fold_to(wanted);
  cursor_ = cursor;
  return world_;
}

void Replay::fold_to(std::size_t count) {
  for (; folded_ < count; ++folded_, ++applied_) apply(world_, trace_, RecordNumber(folded_));
}

void Replay::keep_checkpoint() {
  const std::size_t cost = bytes_of(world_);
  checkpoints_.push_back({folded_, world_, cost});
  kept_bytes_ += cost;
}

// Every other one goes; those at multiples of the new spacing stay, the empty world first.
void Replay::thin_out() {
  spacing_ *= 2;
  std::erase_if(checkpoints_, [this](const Checkpoint& checkpoint) {
    const bool goes = checkpoint.applied % spacing_ != 0;
    if (goes) kept_bytes_ -= checkpoint.cost;
    return goes;
  });
}

}  // namespace mailscope::replay
