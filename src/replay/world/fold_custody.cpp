// Who answers for a recipient of a message.
//
// RFC 5321 §6.1: a server that says 250 to the end of the data accepts the responsibility for
// delivering the message or for saying that it could not. Custody is who has that responsibility
// now, for each recipient apart: first the agent that composed the message; then the server whose
// 250 it was, with its queue or with a mailbox; at the end a mailbox, a mailing list, or the
// sender, who was told. If it is nobody, the message is lost for this recipient, unless it was
// itself a notification.
//
// Custody is not where copies lie. While the last 250 is on its way, the message stands in the
// queue of one server and in a mailbox of the next, and only one of them answers for it. Copies
// follow from queue and disk records (fold_mail.cpp, fold_disk.cpp); this file says what each of
// those, and `accepted`, `redirected`, `list-expanded` and `recipient-notified`, does to custody.
//
// Two things have to come together: the word, and the disk. A server that has said 250 and has
// nothing on its disk takes nothing over, and one whose disk has the message does not answer for it
// before its 250. The order between the two is the server's (nodes/server/acknowledge.cpp writes
// first); the fold takes either, so that a server which says 250 too early is shown for what it
// is. Of what a server composes itself, its disk alone decides: nobody was to be asked.
//
// What holds:
// - Custody changes only by a record, and remembers which: a view can say since when, and why.
// - A mailbox is an end. A server further back that still has the message in its queue, because
//   the reply was lost, does not get it back.
// - A queue lets go only when it has done with the recipient; whoever else has the message
//   answers then, and if nobody has, nobody does.
// - An alias (RFC 5321 §3.9.1) answers for nothing itself: taking over, and telling, go on to all
//   whom it stands for, and what has become of it is the worst that has become of them. Aliases may
//   point at each other in a circle, so those already seen are kept. A list (§3.9.2) does take
//   the message, and makes its own.

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"
#include "replay/world/fold.hpp"
#include "replay/world/standing.hpp"

namespace mailscope::replay {
namespace {

// What the disks hold for a recipient: a mailbox, else a queue.
struct Holding {
  CustodyKind kind = CustodyKind::nobody;
  HostId host;
};

bool queued_in(const QueueEntry& entry, std::size_t recipient) {
  return std::any_of(
      entry.recipients.begin(), entry.recipients.end(), [recipient](const QueuedRecipient& r) {
        const bool answers = !r.done || r.outcome == trace::RecipientOutcome::stored ||
                             r.outcome == trace::RecipientOutcome::failed;
        return answers && r.recipient == recipient;
      });
}

// On `only`, or on any host if that is none.
Holding holding(const World& world, const Message& message, std::size_t recipient, HostId only) {
  const std::string_view address = message.recipients[recipient].address;
  Holding found;
  for (const Place& place : message.places) {
    if (only && place.host != only) continue;
    if (place.kind == PlaceKind::mailbox && equals_ignoring_case(place.address, address)) {
      return {CustodyKind::mailbox, place.host};
    }
    if (place.kind != PlaceKind::queue) continue;
    if (queued_in(*find(world, place.item), recipient)) found = {CustodyKind::queue, place.host};
  }
  return found;
}

}  // namespace

void Fold::come_to(Recipient& addressee, Fate fate) {
  if (addressee.fate == fate) return;
  addressee.fate = fate;
  addressee.at = record_.at;
}

// What became of it, and of the aliases that stand before it.
void Fold::settle(Message& of, std::size_t index) {
  if (const auto now = standing(of, index)) come_to(of.recipients[index], now->fate);
  if (of.redirections.empty()) return;
  for (std::size_t i = 0; i < of.recipients.size(); ++i) {
    if (i == index || !of.recipients[i].redirected) continue;
    if (const auto now = standing(of, i)) come_to(of.recipients[i], now->fate);
  }
}

void Fold::hold(Message& of, Recipient& addressee, CustodyKind kind, HostId holder) {
  if (addressee.custody.kind == kind && addressee.custody.host == holder) return;
  addressee.custody = {kind, holder, number_, record_.at};
  if (kind != CustodyKind::agent) leave_agent(of);
}

// Servers have taken over for everybody: the copy with whoever composed it counts no more. For an
// alias those answer to whom it goes.
void Fold::leave_agent(Message& taken) {
  const bool needed = std::any_of(
      taken.recipients.begin(), taken.recipients.end(),
      [](const Recipient& r) { return r.custody.kind == CustodyKind::agent && !r.redirected; });
  if (needed) return;
  std::erase_if(taken.places, [](const Place& p) { return p.kind == PlaceKind::agent; });
  taken.submission_failure = {};
}

// The disk here has it. That is enough if nobody was to ask: this server composed the message, has
// answered for it before, or has said 250 too early.
void Fold::held_on_disk(Message& of, Recipient& addressee, CustodyKind kind) {
  const Custody& now = addressee.custody;
  const bool composed_here =
      of.composed_on == record_.host && here().role == trace::HostRole::mail_server;
  if (composed_here || now.host == record_.host) addressee.accepted = true;
  const bool from_queue = now.kind == CustodyKind::queue && now.host == record_.host;
  const bool own = now.kind == CustodyKind::agent && composed_here;
  if (from_queue || own || now.kind == CustodyKind::nobody) {
    hold(of, addressee, kind, record_.host);
  }
}

void Fold::operator()(const trace::Accepted& r) {
  Message& taken = message(r.message);
  const std::size_t index = recipient(taken, text(r.address));
  std::vector<bool> seen(taken.redirections.empty() ? 0 : taken.recipients.size(), false);
  take_over(taken, index, seen);
}

// A server that says 250 and has nothing on its disk takes nothing over; but the agent, which
// believes it, forgets the message.
void Fold::take_over(Message& taken, std::size_t index, std::vector<bool>& seen) {
  if (!seen.empty()) {
    if (seen[index]) return;
    seen[index] = true;
  }
  Recipient& addressee = taken.recipients[index];
  addressee.accepted = true;
  const Holding here_now = holding(world_, taken, index, record_.host);
  const bool at_its_end = addressee.custody.kind == CustodyKind::mailbox;
  if (addressee.expanded) {
    hold(taken, addressee, CustodyKind::list, record_.host);
  } else if (here_now.kind == CustodyKind::mailbox ||
             (here_now.kind == CustodyKind::queue && !at_its_end)) {
    hold(taken, addressee, here_now.kind, record_.host);
  } else if (!addressee.told &&
             holding(world_, taken, index, HostId::none()).kind == CustodyKind::nobody) {
    hold(taken, addressee, CustodyKind::nobody, HostId::none());
  }
  if (addressee.redirected) {
    for (const Redirection& r : taken.redirections) {
      if (r.from == index) take_over(taken, r.to, seen);
    }
  }
  settle(taken, index);
}

// The queue here has done with it: whoever else has it answers now.
void Fold::let_go(Message& of, std::size_t index) {
  Recipient& addressee = of.recipients[index];
  const Custody& now = addressee.custody;
  if (now.kind != CustodyKind::queue || now.host != record_.host) return;
  const Holding other = holding(world_, of, index, HostId::none());
  hold(of, addressee, other.kind, other.host);
}

void Fold::operator()(const trace::Redirected& r) {
  Message& of = message(r.message);
  const std::size_t from = recipient(of, text(r.from));
  const std::size_t known = of.recipients.size();
  const std::size_t to = recipient(of, text(r.to));
  if (from == to) return;  // a user who keeps a copy
  const Redirection edge{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
  const auto& all = of.redirections;
  if (std::find(all.begin(), all.end(), edge) != all.end()) return;
  Recipient& alias = of.recipients[from];
  if (to == known) {  // new: it takes part in what its alias has come to
    Recipient& target = of.recipients[to];
    target.by_redirection = true;
    target.custody = alias.custody;
    target.fate = alias.fate;
  }
  alias.redirected = true;
  of.redirections.push_back(edge);
}

void Fold::operator()(const trace::ListExpanded& r) {
  Message& of = message(r.message);
  message(r.copy).copy_of = r.message;
  const std::size_t index = recipient(of, text(r.list));
  of.recipients[index].expanded = true;
  held_on_disk(of, of.recipients[index], CustodyKind::list);
  settle(of, index);
}

void Fold::operator()(const trace::RecipientNotified& r) {
  Message& of = message(r.message);
  const std::size_t index = recipient(of, text(r.address));
  of.notices.push_back(
      {static_cast<std::uint32_t>(index), r.what, r.notification, number_, record_.at});
  if (r.what != trace::NotificationKind::failed) return;
  std::vector<bool> seen(of.recipients.size(), false);
  tell(of, index, seen);
}

// Who hears that an alias failed knows it of all those for whom it stands.
void Fold::tell(Message& of, std::size_t index, std::vector<bool>& seen) {
  if (seen[index]) return;
  seen[index] = true;
  Recipient& addressee = of.recipients[index];
  const Custody& now = addressee.custody;
  const bool from_here = now.kind == CustodyKind::queue && now.host == record_.host;
  addressee.told = true;
  if (from_here || now.kind == CustodyKind::nobody) {
    const Holding held = holding(world_, of, index, HostId::none());
    if (held.kind == CustodyKind::mailbox) {  // its 250 was lost, and it had arrived
      hold(of, addressee, held.kind, held.host);
    } else {
      hold(of, addressee, CustodyKind::told, record_.host);
    }
  }
  if (addressee.redirected) {
    for (const Redirection& r : of.redirections) {
      if (r.from == index) tell(of, r.to, seen);
    }
  }
  settle(of, index);
}

}  // namespace mailscope::replay
