#include "replay/world.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "replay/fold.hpp"

namespace mailscope::replay {

std::string_view name(Fate fate) {
  static constexpr std::array<std::string_view, 6> kNames{"composing", "queued",  "delivered",
                                                          "read",      "bounced", "lost"};
  return kNames[static_cast<std::size_t>(fate)];
}

void apply(World& world, const trace::Trace& trace, RecordNumber n) {
  world.at = trace[n].at;
  std::visit(Fold(world, trace, n), trace[n].what);
}

const QueueEntry* find(const World& world, QueueItemId item) {
  const auto& queue = world.host(world.queue_items[item.index()]).queue;
  const auto found = std::find_if(queue.begin(), queue.end(),
                                  [item](const QueueEntry& e) { return e.item == item; });
  return found == queue.end() ? nullptr : &*found;
}

const Mailbox* find_mailbox(const Host& host, std::string_view address) {
  for (const Mailbox& mailbox : host.mailboxes) {
    if (equals_ignoring_case(mailbox.address, address)) return &mailbox;
  }
  return nullptr;
}

HostId custody(const World& world, MessageId message) {
  const auto& places = world.message(message).places;
  const auto by_server = [](const Place& p) {
    return p.kind == PlaceKind::queue || p.kind == PlaceKind::mailbox;
  };
  const auto server = std::find_if(places.rbegin(), places.rend(), by_server);
  if (server != places.rend()) return server->host;
  return places.empty() ? HostId::none() : places.front().host;
}

}  // namespace mailscope::replay
