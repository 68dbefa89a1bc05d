#pragma once
// Delivery status notifications (RFC 3464, in the multipart/report of RFC 6522): how a server
// tells a sender what became of a message, which is mostly that it could not be delivered.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace mailscope::mail {

// RFC 3464 §2.3.3. `relayed`: to a server that does not support notifications. `expanded`: to the
// members of a list.
enum class Action { failed, delayed, delivered, relayed, expanded };

// "delayed", as the field Action writes it.
std::string_view action_name(Action action);

struct ReportedRecipient {
  Action action = Action::failed;
  std::string address;          // "bob@hamburger.edu"
  std::string original = {};    // what the sender wrote, from ORCPT: "rfc822;bob@hamburger.edu"
  std::string remote_mta = {};  // the host that was tried; empty: none was
  // SMTP's last answer, "550 5.1.1 No such user"; empty: there was none.
  std::string last_reply = {};
  std::string trouble = {};       // where there was no answer, why: "connection timed out"
  std::string status = {};        // RFC 3463 code; empty: taken from the action and last_reply
  std::int64_t last_attempt = 0;  // Unix seconds
  // Unix seconds, of a delayed one: when the server will give up.
  std::optional<std::int64_t> will_retry_until = {};
};

struct Notification {
  std::string reporting_mta;      // "mail.crepes.fr"
  std::string to;                 // the sender who is told
  std::string id;                 // unique at this server; Message-ID and boundary are made from it
  std::string envelope_id = {};   // ENVID of the message's envelope (RFC 3461 §4.4); empty: none
  std::int64_t date = 0;          // Unix seconds, now
  std::int64_t arrival_date = 0;  // Unix seconds, when the server accepted the message
  Duration tried_for = {};        // 0: it was refused at once
  std::vector<ReportedRecipient> recipients = {};
  std::string_view original = {};  // the content in question; used during the call only
  // RET=FULL (RFC 3461 §4.3): the original goes back whole, where it failed; else only its header.
  bool full = false;
};

// The content of the notification, in ASCII but for an address of SMTPUTF8. It is to be sent with
// the null reverse-path (RFC 5321 §6.1).
std::string compose_notification(const Notification& notification);

}  // namespace mailscope::mail
