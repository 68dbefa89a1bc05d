#include "replay/world/also_answers.hpp"

#include <algorithm>

namespace mailscope::replay {
namespace {

bool waits_in(const QueueEntry& entry, std::size_t recipient) {
  return std::any_of(
      entry.recipients.begin(), entry.recipients.end(),
      [recipient](const QueuedRecipient& r) { return r.recipient == recipient && !r.done; });
}

}  // namespace

std::vector<HostId> also_answer(const World& world, const Message& message, std::size_t recipient) {
  const Custody& first = message.recipients[recipient].custody;
  const bool held = first.kind == CustodyKind::queue || first.kind == CustodyKind::mailbox;
  std::vector<HostId> others;
  for (const Place& place : message.places) {
    if (!held || place.kind != PlaceKind::queue || place.host == first.host) continue;
    const QueueEntry* entry = find(world, place.item);
    if (entry && waits_in(*entry, recipient)) others.push_back(place.host);
  }
  return others;
}

}  // namespace mailscope::replay
