#include "nodes/server/relay.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace mailscope::nodes {

namespace {

using Verdict = RecipientResult::Verdict;

// RFC 3463 X.4.7: delivery time expired, unless we know better.
RecipientResult expired(RecipientResult last) {
  last.verdict = Verdict::refused;
  if (last.status.empty()) last.status = "4.4.7";
  return last;
}

}  // namespace

Relay::Relay(Context& context, Node& program, RelayConfig config, MailQueue& queue,
             const Addressing& addressing, Notifier& notifier, Disk& disk)
    : context_(context),
      host_(program.host()),
      queue_(queue),
      addressing_(addressing),
      notifier_(notifier),
      disk_(disk),
      routing_(context, program.host(), *this),
      destinations_(context, program, std::move(config), *this) {}

void Relay::crash() {
  destinations_.forget();
  routing_.forget();
}

void Relay::queue_timer(QueueItemId id) {
  if (!context_.hosts.up(host_)) return;  // restart() schedules what is in the queue anew
  QueueItem* item = queue_.find(id);
  if (item == nullptr || item->under_way > 0 || item->unsafe > 0) return;
  if (warn(*item) || !queue_.due(*item)) return;
  if (queue_.expired(*item)) {
    give_up(*item);
  } else {
    attempt(*item);
  }
}

// RFC 5321 §4.5.4.1: "the sender ... eventually gives up": what is left is returned.
void Relay::give_up(QueueItem& item) {
  std::vector<RecipientResult> failures;
  for (const smtp::Recipient& recipient : item.envelope.recipients) {
    RecipientResult failure = item.last_result[recipient.address];
    failure.address = recipient.address;  // of one that was never tried there is no result
    failures.push_back(expired(std::move(failure)));
  }
  settle(item, std::move(failures));
}

// The sender is told once that it is late, after an attempt; that this was done is written down.
// False: there is nothing to do.
bool Relay::warn(QueueItem& item) {
  if (!queue_.late(item)) return false;
  std::vector<RecipientResult> late;
  for (const smtp::Recipient& recipient : item.envelope.recipients) {
    const auto last = item.last_result.find(recipient.address);
    if (last != item.last_result.end()) late.push_back(last->second);
  }
  Settlement settlement{.item = item.id, .warned = true};
  tell(item, trace::NotificationKind::delayed, late, settlement);
  if (settlement.notifications.empty()) return false;
  write(item, std::move(settlement));
  return true;
}

// Of this server, but in the queue: nobody, or a mailbox that had no room, or an alias or a list
// that goes round in circles, or a notification for a list.
std::optional<RecipientResult> Relay::hopeless(const std::string& address,
                                               const std::string& sender) const {
  using Kind = Addressing::Kind;
  const auto refused = [&](std::string reply) {
    return RecipientResult{.verdict = Verdict::refused,
                           .address = address,
                           .reply = std::move(reply),
                           .host = context_.hosts.name(host_)};
  };
  switch (addressing_.kind_of(address)) {
    case Kind::unknown:
      return refused(fmt::format("550 5.1.1 <{}>: no such user here", address));
    case Kind::mailbox:
      return refused(fmt::format("552 5.2.2 <{}>: mailbox full", address));
    case Kind::list:
      if (sender.empty()) {
        return refused(fmt::format("550 5.7.1 <{}>: a list takes no notifications", address));
      }
      [[fallthrough]];
    case Kind::alias:
      return refused(fmt::format("554 5.4.6 <{}>: forwarded in circles", address));
    case Kind::relayed:
    case Kind::elsewhere:
      break;
  }
  return std::nullopt;
}

void Relay::attempt(QueueItem& item) {
  std::vector<RecipientResult> refused;
  for (const smtp::Recipient& recipient : item.envelope.recipients) {
    if (auto result = hopeless(recipient.address, item.envelope.sender))
      refused.push_back(std::move(*result));
  }
  // The others are tried when these are settled.
  if (!refused.empty()) return settle(item, std::move(refused));
  auto domains = by_domain(item.envelope);
  queue_.begin_attempt(item);
  item.under_way = item.searching = domains.size();
  // The last of them may be over at once, and with it the item.
  const std::uint32_t token = item.id.value();
  for (auto& [domain, recipients] : domains) {
    routing_.begin(token, std::move(domain), std::move(recipients));
  }
}

// RFC 5321 §5.1, §4.5.4.1: "a single copy ... when a message is sent to multiple recipients" of the
// same host. So the ways of all are found before anything leaves.
void Relay::found(const Route& route, RouteId id) {
  QueueItem* item = queue_.find(QueueItemId(route.token));
  if (item == nullptr) return;
  item->found.push_back({route.server, id});
  if (--item->searching == 0) send_what_is_found(*item);
}

void Relay::send_what_is_found(QueueItem& item) {
  std::vector<QueueItem::Found> found = std::exchange(item.found, {});
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.server < b.server; });
  for (auto first = found.begin(); first != found.end();) {
    Delivery delivery{.message = item.message,
                      .envelope = {},
                      .content = item.content,
                      .server = first->server,
                      .item = item.id,
                      .attempt = item.attempts};
    std::vector<std::string> recipients;
    for (; first != found.end() && first->server == delivery.server; ++first) {
      const std::vector<std::string>& more = routing_.route(first->route)->recipients;
      recipients.insert(recipients.end(), more.begin(), more.end());
      delivery.routes.push_back(first->route);
    }
    delivery.envelope = envelope_for(item.envelope, recipients);
    destinations_.send(std::move(delivery));
  }
}

void Relay::delivered(const Delivery& delivery, std::vector<RecipientResult> results, bool last) {
  QueueItem* item = queue_.find(delivery.item);
  if (item == nullptr) return;
  // Each route that does not end here looks for its next host, and all of them together.
  if (last) item->searching += delivery.routes.size();
  const Instant rested = destinations_.rests_until(delivery.server);
  for (const RouteId id : delivery.routes) {
    const Route* route = routing_.route(id);
    if (route == nullptr) continue;
    std::vector<RecipientResult> own;
    for (RecipientResult& result : results) {
      const auto& to = route->recipients;
      if (std::find(to.begin(), to.end(), result.address) == to.end()) continue;
      if (result.verdict == Verdict::deferred) result.not_before = rested;
      own.push_back(std::move(result));
    }
    routing_.delivered(id, std::move(own), last);
  }
}

void Relay::settled(std::uint32_t token, std::vector<RecipientResult> results, bool last) {
  QueueItem* item = queue_.find(QueueItemId(token));
  if (item == nullptr) return;
  note_vain_search(*item, results);
  if (!queue_.expired(*item)) {
    std::erase_if(results, [&](const RecipientResult& result) {
      if (result.verdict != Verdict::deferred) return false;
      queue_.deferred(*item, result);
      return true;
    });
  }
  for (RecipientResult& result : results) {
    if (result.verdict == Verdict::deferred) result = expired(std::move(result));
  }
  if (last) --item->under_way;
  if (!results.empty()) settle(*item, std::move(results));
  if (last && --item->searching == 0) send_what_is_found(*item);
  rest(*item);
}

// An attempt that finds no server to go to is one, too; it has no session.
void Relay::note_vain_search(const QueueItem& item, const std::vector<RecipientResult>& results) {
  if (results.empty() || !results.front().host.empty()) return;
  context_.runtime.note(host_, trace::AttemptStarted{item.id, item.attempts, SessionId::none()});
}

// What became of them is written together with what tells the sender, so that no crash can part
// the two.
void Relay::settle(QueueItem& item, std::vector<RecipientResult> results) {
  Settlement settlement{.item = item.id, .results = std::move(results)};
  std::vector<RecipientResult> failed, relayed;
  for (const RecipientResult& result : settlement.results) {
    if (result.verdict == Verdict::refused) failed.push_back(result);
    // RFC 3461 §5.2.2: nobody behind that server will say whether it was delivered.
    if (result.verdict == Verdict::accepted && !result.confirms) relayed.push_back(result);
  }
  tell(item, trace::NotificationKind::failed, failed, settlement);
  tell(item, trace::NotificationKind::relayed, relayed, settlement);
  write(item, std::move(settlement));
}

void Relay::tell(const QueueItem& item, trace::NotificationKind what,
                 const std::vector<RecipientResult>& results, Settlement& settlement) {
  if (results.empty()) return;
  const bool late = what == trace::NotificationKind::delayed;
  auto notification = notifier_.tell(
      {.message = item.message,
       .envelope = item.envelope,
       .content = context_.runtime.text(item.content),
       .since = item.queued,
       .tried_for = item.attempts > 1 ? context_.runtime.now - item.queued : Duration(),
       .gives_up_at = late ? std::optional(queue_.gives_up(item)) : std::nullopt},
      what, results);
  if (notification) settlement.notifications.push_back(*std::move(notification));
}

void Relay::write(QueueItem& item, Settlement settlement) {
  ++item.unsafe;
  disk_.write(std::move(settlement));
}

void Relay::settled_safely(const Settlement& settlement) {
  QueueItem* item = queue_.find(settlement.item);
  if (item == nullptr) return;
  if (item->unsafe > 0) --item->unsafe;  // none after a crash that has kept it
  item->warned = item->warned || settlement.warned;
  for (const RecipientResult& result : settlement.results) queue_.done(*item, result);
  if (item->envelope.recipients.empty()) {
    disk_.release(item->content.size);
    queue_.remove(item->id);
  } else {
    rest(*item);
  }
}

// It waits for its next attempt once nothing of this one is left to come.
void Relay::rest(QueueItem& item) {
  if (item.under_way > 0 || item.unsafe > 0) return;
  if (!warn(item)) queue_.schedule(item);
}

}  // namespace mailscope::nodes
