#pragma once
// Delivery status notifications (RFC 3464, in the multipart/report of RFC 6522): how a server
// tells a sender that it could not deliver.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace mailscope::mail {

struct FailedRecipient {
  std::string address;        // "bob@hamburger.edu"
  std::string remote_mta;     // the host that was tried; empty: none was
  std::string last_reply;     // SMTP's last answer, "550 5.1.1 No such user"; empty: there was none
  std::string trouble;        // where there was no answer, why: "connection timed out"
  std::string status;         // RFC 3463 code; empty: taken from last_reply, else 4.4.1 (no answer)
  std::int64_t last_attempt;  // Unix seconds
};

struct Notification {
  std::string reporting_mta;  // "mail.crepes.fr"
  std::string to;             // the sender who is told
  std::string id;             // unique at this server; Message-ID and boundary are made from it
  std::int64_t date;          // Unix seconds, now
  std::int64_t arrival_date;  // Unix seconds, when the server accepted the message
  Duration tried_for;         // 0: it was refused at once
  std::vector<FailedRecipient> recipients;
  std::string_view original;  // the content that was not delivered; used during the call only
};

// The content of the notification. It is to be sent with the null reverse-path (RFC 5321 §6.1).
std::string compose_notification(const Notification& notification);

// RFC 3463 status of a reply: its enhanced code where it has one of the same class, else
// "<first digit>.0.0". Empty when `reply` is no SMTP reply that says 2, 4 or 5.
std::string status_of_reply(std::string_view reply);

// "5 days", "1 hour 30 minutes", "20 seconds": a span in words, its two largest units.
std::string span_in_words(Duration span);

}  // namespace mailscope::mail
