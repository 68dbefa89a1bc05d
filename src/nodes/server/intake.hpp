#pragma once
// What a mail server writes to its disk, each as one piece: after a crash it is there as a whole or
// not at all.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "mail/flags.hpp"
#include "net/runtime.hpp"
#include "net/transport.hpp"
#include "nodes/delivery.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::nodes {

// A message that the server takes the responsibility for, sorted by where it goes from here.
struct Intake {
  struct Copy {                 // into the mailbox of a user here
    smtp::Recipient recipient;  // the mailbox; what its sender wants to hear
    Bytes content;
  };
  struct Redirection {  // by an alias
    std::string from, to;
  };
  // Of a recipient of `about`, for the sender; empty for a message that is no notification.
  struct Told {
    std::string address;
    trace::NotificationKind what;
  };

  MessageId message;  // none: the server composes it, and it gets its number when it is safe
  MessageId about;    // composed: what it tells of, or what a list passes on
  std::string list;   // the list that passes it on; empty: none
  std::vector<Told> told;

  std::vector<Copy> here;
  smtp::Envelope elsewhere;  // for the queue; without recipients: nothing is
  Bytes content;             // for the queue
  std::vector<Redirection> redirected;
  std::vector<Intake> to_lists;
  std::vector<Intake> notifications;  // that it has arrived, for a sender who asked

  std::vector<std::string> accepted;      // composed: its recipients, before any alias
  std::optional<net::Endpoint> asked_by;  // the client that waits for its answer
  bool silent = false;                    // it is broken off instead of an answer
};

// What stands on top of a content when it goes on: its own trace field, if any.
struct Contents {
  std::string_view content;
  std::string received = {};       // a Received: field; empty: none
  bool queue_has_received = true;  // what goes elsewhere carries it, as RFC 5321 §4.4 says
};
// Stores the contents of all parts of `intake`, each with the fields that belong on top of it.
void write_contents(net::Runtime& runtime, Intake& intake, const Contents& contents);

// What became of some recipients of a message in the queue.
struct Settlement {
  QueueItemId item;
  std::vector<RecipientResult> results = {};  // accepted or refused: nobody is deferred for good
  std::vector<Intake> notifications = {};
  bool warned = false;  // the sender is told that it is late
};

// A user has changed flags of a message.
struct FlagChange {
  std::string address, folder;
  std::uint32_t uid;  // RFC 3501 §2.3.1.1
  mail::Flags added, removed;
};

using DiskEntry = std::variant<Intake, Settlement, FlagChange>;

}  // namespace mailscope::nodes
