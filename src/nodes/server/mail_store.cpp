#include "nodes/server/mail_store.hpp"

#include <algorithm>

namespace mailscope::nodes {

StoredMessage& Mailbox::add(MessageId message, Bytes content, Instant now) {
  used += content.size;
  return inbox.emplace_back(StoredMessage{uid_next++, message, content, now});
}

StoredMessage* Mailbox::find(std::uint32_t uid) {
  const auto found = std::find_if(inbox.begin(), inbox.end(),
                                  [uid](const StoredMessage& m) { return m.uid == uid; });
  return found == inbox.end() ? nullptr : &*found;
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
