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

namespace mailscope::nodes {

struct StoredMessage {
  std::uint32_t uid;  // RFC 3501 §2.3.1.1: ascending, never used again
  MessageId message;
  Bytes content;
  Instant stored;
  bool seen = false;
};

struct Mailbox {
  std::string address;  // as the scenario writes it
  std::string password;
  std::uint64_t quota = UINT64_MAX;  // bytes
  std::uint64_t used = 0;            // of them
  std::uint32_t uid_next = 1;
  std::vector<StoredMessage> inbox;  // by uid

  StoredMessage& add(MessageId message, Bytes content, Instant now);
  StoredMessage* find(std::uint32_t uid);
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
