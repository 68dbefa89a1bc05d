#pragma once
// The part of a notification that people read, in plain words.

#include <string>

#include "mail/notification.hpp"

namespace mailscope::mail {

// "Your message could not be delivered".
std::string notification_subject(const Notification& notification);

// Lines of at most 72 characters with CRLF; UTF-8 only where an address is.
std::string notification_text(const Notification& notification);

// "5 days", "1 hour 30 minutes", "20 seconds": a span in words, its two largest units.
std::string span_in_words(Duration span);

}  // namespace mailscope::mail
