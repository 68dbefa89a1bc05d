#include "replay/world/world.hpp"

#include <variant>

#include "base/text.hpp"
#include "replay/world/fold.hpp"

namespace mailscope::replay {

void apply(World& world, const trace::Trace& trace, RecordNumber n) {
  world.at = trace[n].at;
  std::visit(Fold(world, trace, n), trace[n].what);
}

const QueueEntry* find(const World& world, QueueItemId item) {
  const Queue& queue = world.host(world.queue_items[item.index()]).queue;
  const auto found = queue.find(item);
  return found == queue.end() ? nullptr : &found->second;
}

const Mailbox* find_mailbox(const Host& host, std::string_view address) {
  for (const Mailbox& mailbox : host.mailboxes) {
    if (equals_ignoring_case(mailbox.address, address)) return &mailbox;
  }
  return nullptr;
}

Custody custody(const World& world, MessageId id) {
  const Message& message = world.message(id);
  if (const auto worst = worst_off(message)) return custody(message, *worst);
  return {CustodyKind::agent, message.composed_on, message.record, message.composed};
}

}  // namespace mailscope::replay
