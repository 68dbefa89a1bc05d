#include "mail/notification_text.hpp"

#include <algorithm>
#include <array>

#include "mail/address.hpp"
#include "mail/date.hpp"
#include "mail/header_text.hpp"

namespace mailscope::mail {
namespace {

// Words in lines of at most 72 characters, which every agent shows without breaking them.
std::string paragraph(std::string_view text) {
  constexpr std::size_t kLine = 72;
  std::string out;
  std::size_t column = 0;
  for (const std::string& word : words_of(header_safe_utf8(text))) {
    if (column > 0 && column + 1 + word.size() > kLine) {
      out += "\r\n";
      column = 0;
    }
    if (column > 0) out += ' ', ++column;
    out += word;
    column += word.size();
  }
  return out += "\r\n";
}

// What the other server said, or why it said nothing, or why nothing was sent.
std::string last_answer(const ReportedRecipient& r) {
  const std::string host = r.remote_mta.empty() ? "" : " from " + r.remote_mta;
  if (!r.last_reply.empty()) return paragraph("The last answer" + host + " was: " + r.last_reply);
  if (r.trouble.empty()) return {};
  if (r.remote_mta.empty()) return paragraph("No server could be asked: " + r.trouble + ".");
  // RFC 3463 §3.1: for good, and yet no answer: that server cannot have it.
  if (r.status.starts_with('5'))
    return paragraph("It was not sent to " + r.remote_mta + ": " + r.trouble + ".");
  return paragraph("There was no answer" + host + ": " + r.trouble + ".");
}

std::string about_failed(const Notification& n, const ReportedRecipient& r) {
  std::string out = paragraph("Your message to <" + r.address + "> could not be delivered.");
  if (n.tried_for > Duration()) {
    out += paragraph(n.reporting_mta + " tried for " + span_in_words(n.tried_for) +
                     " and has given up. The message has been removed from its queue.");
  }
  return out + last_answer(r);
}

std::string about_delayed(const Notification& n, const ReportedRecipient& r) {
  std::string out = paragraph("Your message to <" + r.address + "> has not been delivered yet.");
  const std::string until =
      r.will_retry_until ? " until " + format_date_time(*r.will_retry_until) : "";
  out += paragraph("There is nothing that you need to do: " + n.reporting_mta +
                   " keeps the message and will try again" + until + ".");
  return out + last_answer(r);
}

std::string about_relayed(const ReportedRecipient& r) {
  const std::string host = r.remote_mta.empty() ? "a server" : r.remote_mta + ", a server";
  return paragraph("Your message to <" + r.address + "> was relayed to " + host +
                   " that does not confirm deliveries. You will hear no more of it unless it "
                   "cannot be delivered.");
}

std::string about(const Notification& n, const ReportedRecipient& r) {
  const std::string message = "Your message to <" + r.address + ">";
  switch (r.action) {
    case Action::failed:
      return about_failed(n, r);
    case Action::delayed:
      return about_delayed(n, r);
    case Action::delivered:
      return paragraph(message + " was delivered to the mailbox.");
    case Action::relayed:
      return about_relayed(r);
    case Action::expanded:
      break;
  }
  return paragraph(message + " was delivered to a list, which sent it on to its members.");
}

std::string_view subject_of(Action action) {
  switch (action) {
    case Action::failed:
      return "Your message could not be delivered";
    case Action::delayed:
      return "Your message has not been delivered yet";
    case Action::delivered:
      return "Your message was delivered";
    case Action::relayed:
      return "Your message was relayed";
    case Action::expanded:
      break;
  }
  return "Your message was sent on to the members of a list";
}

}  // namespace

// Where some failed and others did not, the failure is what the sender must not overlook.
std::string notification_subject(const Notification& n) {
  const auto is_like_first = [&](const ReportedRecipient& r) {
    return r.action == n.recipients.front().action;
  };
  if (std::all_of(n.recipients.begin(), n.recipients.end(), is_like_first)) {
    return std::string(
        subject_of(n.recipients.empty() ? Action::failed : n.recipients.front().action));
  }
  const bool failed = std::any_of(n.recipients.begin(), n.recipients.end(),
                                  [](const auto& r) { return r.action == Action::failed; });
  return failed ? "Your message could not be delivered to everybody"
                : "What became of your message";
}

std::string notification_text(const Notification& n) {
  std::string out = paragraph("This is the mail server " + n.reporting_mta + ".");
  for (const ReportedRecipient& r : n.recipients) out += "\r\n" + about(n, r);
  return out;
}

std::string span_in_words(Duration span) {
  struct Unit {
    Duration length;
    std::string_view name;
  };
  constexpr std::array<Unit, 4> kUnits = {
      {{days(1), "day"}, {hours(1), "hour"}, {minutes(1), "minute"}, {seconds(1), "second"}}};
  std::string out;
  int told = 0;
  for (const Unit& unit : kUnits) {
    const std::int64_t count = span.ns() / unit.length.ns();
    if (count > 0 && told < 2) {
      out += (out.empty() ? "" : " ") + std::to_string(count) + " " + std::string(unit.name);
      if (count > 1) out += 's';
    }
    if (count > 0 || told > 0) ++told;  // "5 days", not "5 days 3 seconds"
    span = span - unit.length * count;
  }
  return out.empty() ? "less than a second" : out;
}

}  // namespace mailscope::mail
