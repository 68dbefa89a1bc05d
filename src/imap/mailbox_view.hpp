#pragma once
// Questions to a mailbox that need no connection: which messages a set names, what FETCH tells.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imap/command.hpp"
#include "mail/flags.hpp"

namespace mailscope::imap {

inline constexpr std::string_view kInbox = "INBOX";  // RFC 3501 §5.1: in any case of letters

struct MessageSummary {
  std::uint32_t uid;  // ascending within a mailbox (RFC 3501 §2.3.1.1), never 0
  mail::Flags flags;
  std::string_view content;        // must outlive the session
  std::int64_t internal_date = 0;  // Unix seconds: when the message was delivered

  bool seen() const { return flags.has(mail::Flag::seen); }
};

struct MailboxSnapshot {
  std::uint32_t uid_validity;  // not 0
  std::uint32_t uid_next;
  std::vector<MessageSummary> messages;  // message sequence number n is messages[n - 1]
};

// Indexes into messages, ascending, each once. By UID, numbers that no message has are passed over
// (RFC 3501 §6.4.8); by sequence number they are the client's mistake: nothing is returned.
std::optional<std::vector<std::size_t>> chosen(const MailboxSnapshot& mailbox,
                                               const SequenceSet& set, bool by_uid);

// "* 3 FETCH (FLAGS (\Seen) UID 7)" with its CRLF.
std::string fetch_response(const MailboxSnapshot& mailbox, std::size_t index,
                           const std::vector<FetchAttribute>& attributes);

// Whether `list-mailbox` names INBOX: "*" stands for anything, "%" for anything without "/".
bool names_inbox(std::string_view pattern);

bool matches(const MessageSummary& message, const std::vector<SearchKey>& keys);

}  // namespace mailscope::imap
