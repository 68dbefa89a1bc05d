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
  const bool held = first.kind == CustodyKind::queue || first.kind == CustodyKind::mailbox ||
                    first.kind == CustodyKind::list;
  std::vector<HostId> others;
  for (const Place& place : message.places) {
    if (!held || place.kind != PlaceKind::queue || place.host == first.host) continue;
    const QueueEntry* entry = find(world, place.item);
    if (entry && waits_in(*entry, recipient)) others.push_back(place.host);
  }
  return others;
}

namespace {

void add_once(const Custody& custody, std::vector<Custody>& all) {
  const bool answers =
      custody.host && custody.kind != CustodyKind::told && custody.kind != CustodyKind::nobody;
  const bool known =
      std::any_of(all.begin(), all.end(), [&](const Custody& c) { return c.host == custody.host; });
  if (answers && !known) all.push_back(custody);
}

// Of several recipients each may have its own; of one, two who have not heard of each other.
void add_of(const World& world, const Message& message, std::vector<Custody>& all) {
  for (std::size_t i = 0; i < message.recipients.size(); ++i) {
    if (message.recipients[i].redirected) continue;  // those to whom it goes tell of it
    const Custody first = custody(message, i);
    add_once(first, all);
    for (const HostId host : also_answer(world, message, i))
      add_once({CustodyKind::queue, host, first.since, first.at}, all);
  }
}

}  // namespace

std::vector<Custody> answering(const World& world, MessageId message) {
  std::vector<Custody> all;
  add_of(world, world.message(message), all);
  for (const Message& other : world.messages)
    if (other.copy_of == message) add_of(world, other, all);
  return all;
}

}  // namespace mailscope::replay
