#include <algorithm>
#include <cstdint>

#include "replay/world/find_address.hpp"
#include "replay/world/fold.hpp"

namespace mailscope::replay {
namespace {

Folder& folder_of(Mailbox& mailbox, std::string_view name) {
  for (Folder& folder : mailbox.folders) {
    if (folder.name == name) return folder;
  }
  return mailbox.folders.emplace_back(Folder{name, {}});
}

}  // namespace

void Fold::operator()(const trace::DiskWritten&) {
  ++here().unsynced;
}

// What was written while the disk was being synced waits for the next time.
void Fold::operator()(const trace::DiskSynced& r) {
  here().unsynced -= std::min(here().unsynced, r.writes);
}

void Fold::operator()(const trace::WritesLost&) {
  here().unsynced = 0;
}

void Fold::operator()(const trace::MailboxStored& r) {
  const std::string_view address = text(r.address), folder = text(r.folder);
  Mailbox* mailbox = find_address(here().mailboxes, address);
  if (!mailbox) mailbox = &here().mailboxes.emplace_back(Mailbox{address, {}, {}});
  StoredMessage stored;
  stored.uid = r.uid;
  stored.message = r.message;
  stored.content = text(r.content);
  stored.since = record_.at;
  folder_of(*mailbox, folder).messages.push_back(stored);
  Message& kept = message(r.message);
  kept.places.push_back({PlaceKind::mailbox, record_.host, {}, address, folder, r.uid});
  if (!equals_ignoring_case(folder, "INBOX")) return;  // its user's own order
  const std::size_t index = recipient(kept, address);
  ++kept.recipients[index].copies;
  held_on_disk(kept, kept.recipients[index], CustodyKind::mailbox);
  settle(kept, index);
}

void Fold::operator()(const trace::FlagsChanged& r) {
  Mailbox* mailbox = find_address(here().mailboxes, text(r.address));
  if (!mailbox) return;
  auto& messages = folder_of(*mailbox, text(r.folder)).messages;
  const auto marked =
      std::lower_bound(messages.begin(), messages.end(), r.uid,
                       [](const StoredMessage& m, std::uint32_t uid) { return m.uid < uid; });
  if (marked != messages.end() && marked->uid == r.uid) marked->flags = r.flags;
}

}  // namespace mailscope::replay
