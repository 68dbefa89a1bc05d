#include "mail/delivery_status.hpp"

#include <vector>

#include "base/status_code.hpp"
#include "mail/address_type.hpp"
#include "mail/date.hpp"
#include "mail/header_text.hpp"

namespace mailscope::mail {
namespace {

bool is_transient(const std::string& status) {
  return status.empty() || status.front() == '4';
}

// Why a delivery was given up. RFC 3463 §2: class 4 in the report of a failure says that time ran
// out over something transient, and that sending the message another time may succeed. So a
// message that grew too old has 4.4.7 (§3.5: delivery time expired) and not 5.4.7, which would say
// that the message itself must change; Diagnostic-Code tells what the last answer was.
std::string status_of_failure(const Notification& n, const ReportedRecipient& recipient) {
  const std::string replied = status_of_reply(recipient.last_reply);
  if (is_transient(replied) && n.tried_for > Duration()) return "4.4.7";
  return replied.empty() ? "4.4.1" : replied;  // X.4.1: no answer from host
}

// diagnostic-code-field = "Diagnostic-Code" ":" diagnostic-type ";" *text
Field diagnostic_code(const std::string& reply) {
  std::vector<std::string> words = {"smtp;"};
  for (std::string& word : words_of(header_safe(reply))) words.push_back(std::move(word));
  return folded_field("Diagnostic-Code", words);
}

// RFC 3464 §2.3: the fields of one recipient, in the order of its grammar.
std::vector<Field> recipient_fields(const Notification& n, const ReportedRecipient& recipient) {
  std::vector<Field> fields;
  const auto add = [&fields](std::string_view name, std::string_view value) {
    fields.push_back(unfolded_field(name, value));
  };
  // RFC 3461 §6.3: from ORCPT as it came; left out where there was none.
  if (const std::string original = typed_address_of_orcpt(recipient.original); !original.empty()) {
    add("Original-Recipient", original);
  }
  add("Final-Recipient", typed_address(recipient.address));
  add("Action", action_name(recipient.action));
  add("Status", status_of(n, recipient));
  if (!recipient.remote_mta.empty()) {
    add("Remote-MTA", "dns; " + header_safe(recipient.remote_mta));
  }
  if (!recipient.last_reply.empty()) fields.push_back(diagnostic_code(recipient.last_reply));
  add("Last-Attempt-Date", format_date_time(recipient.last_attempt));
  // RFC 3464 §2.3.9: for a delayed message only.
  if (recipient.action == Action::delayed && recipient.will_retry_until) {
    add("Will-Retry-Until", format_date_time(*recipient.will_retry_until));
  }
  return fields;
}

std::vector<Field> message_fields(const Notification& n) {
  std::vector<Field> fields;
  if (!n.envelope_id.empty()) {
    fields.push_back(unfolded_field("Original-Envelope-Id", header_safe(n.envelope_id)));
  }
  fields.push_back(unfolded_field("Reporting-MTA", "dns; " + header_safe(n.reporting_mta)));
  fields.push_back(unfolded_field("Arrival-Date", format_date_time(n.arrival_date)));
  return fields;
}

}  // namespace

std::string_view action_name(Action action) {
  switch (action) {
    case Action::failed:
      return "failed";
    case Action::delayed:
      return "delayed";
    case Action::delivered:
      return "delivered";
    case Action::relayed:
      return "relayed";
    case Action::expanded:
      break;
  }
  return "expanded";
}

// RFC 3464 §2.3.4; the action decides the class of the code.
std::string status_of(const Notification& n, const ReportedRecipient& recipient) {
  if (!recipient.status.empty()) return header_safe(recipient.status);
  switch (recipient.action) {
    case Action::failed:
      return status_of_failure(n, recipient);
    case Action::delayed: {
      const std::string replied = status_of_reply(recipient.last_reply);
      return replied.starts_with('4') ? replied : "4.4.1";
    }
    case Action::delivered:
    case Action::expanded:
      return "2.1.5";  // X.1.5: destination address valid
    case Action::relayed:
      break;
  }
  return "2.0.0";
}

// per-message-fields 1*( CRLF per-recipient-fields )
std::string delivery_status(const Notification& n) {
  std::string out = write(message_fields(n));
  for (const ReportedRecipient& r : n.recipients) out += "\r\n" + write(recipient_fields(n, r));
  return out;
}

}  // namespace mailscope::mail
