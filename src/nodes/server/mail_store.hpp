#pragma once
// The mailboxes of a mail server, as they stand on its disk.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "imap/mailbox_view.hpp"
#include "mail/flags.hpp"

namespace mailscope::nodes {

struct StoredMessage {
  std::uint32_t uid;  // RFC 3501 §2.3.1.1: ascending, never used again
  MessageId message;
  Bytes content;
  Instant stored;
  mail::Flags flags = {};
};

struct Folder {
  std::uint32_t uid_next = 1;
  std::vector<StoredMessage> messages;  // by uid

  StoredMessage* find(std::uint32_t uid);  // null: there is none
};

// All that a user has on the server; RFC 3501 calls each folder a mailbox.
struct Mailbox {
  std::string address;  // as the scenario writes it
  std::string password;
  std::uint64_t quota = UINT64_MAX;  // bytes
  std::uint64_t used = 0;            // of them
  // By name. RFC 3501 §5.1: INBOX is the same in any case of letters; of others a server decides.
  std::map<std::string, Folder, LessIgnoringCase> folders = {{std::string(imap::kInbox), {}}};

  Folder& inbox() { return folders.find(imap::kInbox)->second; }
  const Folder& inbox() const { return folders.find(imap::kInbox)->second; }
  Folder* find(std::string_view folder);  // null: there is none
  StoredMessage& add(Folder& folder, MessageId message, Bytes content, Instant now);
};

class MailStore {
 public:
  void add_user(const std::string& address, const std::string& password, std::uint64_t quota);
  // Null when nobody here has that address. The letters' case does not matter: a server may
  // treat local parts so (RFC 5321 §2.4), and its users expect it.
  Mailbox* find(std::string_view address);
  const Mailbox* find(std::string_view address) const;
  using Mailboxes = std::map<std::string, Mailbox, LessIgnoringCase>;  // by address
  const Mailboxes& mailboxes() const { return mailboxes_; }

 private:
  Mailboxes mailboxes_;
};

}  // namespace mailscope::nodes
