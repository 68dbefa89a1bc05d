#include "nodes/server/mail_store.hpp"

#include <algorithm>

namespace mailscope::nodes {

StoredMessage* Folder::find(std::uint32_t uid) {
  const auto found = std::find_if(messages.begin(), messages.end(),
                                  [uid](const StoredMessage& m) { return m.uid == uid; });
  return found == messages.end() ? nullptr : &*found;
}

Folder* Mailbox::find(std::string_view folder) {
  const auto found = folders.find(folder);
  return found == folders.end() ? nullptr : &found->second;
}

StoredMessage& Mailbox::add(Folder& folder, MessageId message, Bytes content, Instant now) {
  used += content.size;
  return folder.messages.emplace_back(StoredMessage{folder.uid_next++, message, content, now});
}

void MailStore::add_user(const std::string& address, const std::string& password,
                         std::uint64_t quota) {
  Mailbox& mailbox = mailboxes_[address];
  mailbox.address = address;
  mailbox.password = password;
  mailbox.quota = quota;
}

const Mailbox* MailStore::find(std::string_view address) const {
  const auto found = mailboxes_.find(address);
  return found == mailboxes_.end() ? nullptr : &found->second;
}

Mailbox* MailStore::find(std::string_view address) {
  const auto found = mailboxes_.find(address);
  return found == mailboxes_.end() ? nullptr : &found->second;
}

}  // namespace mailscope::nodes
