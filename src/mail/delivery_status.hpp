#pragma once
// The part of a notification that programs read: message/delivery-status (RFC 3464 §2).

#include <string>

#include "mail/notification.hpp"

namespace mailscope::mail {

// Fields about the message, then of each recipient; ASCII with CRLF.
std::string delivery_status(const Notification& notification);

// The RFC 3463 code of one recipient.
std::string status_of(const Notification& notification, const ReportedRecipient& recipient);

}  // namespace mailscope::mail
