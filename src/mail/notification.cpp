#include "mail/notification.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "mail/date.hpp"
#include "mail/header_text.hpp"
#include "mail/message.hpp"

namespace mailscope::mail {
namespace {

bool is_class(char c) {
  return c == '2' || c == '4' || c == '5';
}

// subject / detail = 1*3digit
bool take_number(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && n < 3 && is_digit(text[n])) ++n;
  text.remove_prefix(n);
  return n > 0;
}

bool take_dot(std::string_view& text) {
  if (!text.starts_with('.')) return false;
  text.remove_prefix(1);
  return true;
}

// status-code = class "." subject "." detail; empty when `text` begins with none.
std::string_view enhanced_code(std::string_view text) {
  std::string_view rest = text;
  if (rest.empty() || !is_class(rest[0])) return {};
  rest.remove_prefix(1);
  if (!take_dot(rest) || !take_number(rest) || !take_dot(rest) || !take_number(rest)) return {};
  if (!rest.empty() && rest[0] != ' ') return {};
  return text.substr(0, text.size() - rest.size());
}

std::string status_of(const FailedRecipient& recipient) {
  if (!recipient.status.empty()) return header_safe(recipient.status);
  const std::string status = status_of_reply(recipient.last_reply);
  // RFC 3463 §3.5: X.4.1, no answer from host.
  return status.empty() ? "4.4.1" : status;
}

// RFC 3464 §2.3: the fields of one recipient.
std::string recipient_fields(const FailedRecipient& recipient) {
  std::string out = "Final-Recipient: rfc822; " + header_safe(recipient.address) + "\r\n";
  out += "Action: failed\r\n";
  out += "Status: " + status_of(recipient) + "\r\n";
  if (!recipient.remote_mta.empty()) {
    out += "Remote-MTA: dns; " + header_safe(recipient.remote_mta) + "\r\n";
  }
  if (!recipient.last_reply.empty()) {
    std::vector<std::string> words = {"smtp;"};
    for (std::string& word : words_of(header_safe(recipient.last_reply))) {
      words.push_back(std::move(word));
    }
    out += folded_field("Diagnostic-Code", words);
  }
  out += "Last-Attempt-Date: " + format_date_time(recipient.last_attempt) + "\r\n";
  return out;
}

// per-message-fields 1*( CRLF per-recipient-fields )
std::string delivery_status(const Notification& n) {
  std::string out = "Reporting-MTA: dns; " + header_safe(n.reporting_mta) + "\r\n";
  out += "Arrival-Date: " + format_date_time(n.arrival_date) + "\r\n";
  for (const FailedRecipient& recipient : n.recipients) out += "\r\n" + recipient_fields(recipient);
  return out;
}

// Words in lines of at most 72 characters, which every agent shows without breaking them.
std::string paragraph(std::string_view text) {
  constexpr std::size_t kLine = 72;
  std::string out;
  std::size_t column = 0;
  for (const std::string& word : words_of(header_safe(text))) {
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

std::string for_people(const Notification& n) {
  std::string out = paragraph("This is the mail server " + n.reporting_mta + ".");
  for (const FailedRecipient& r : n.recipients) {
    out += "\r\n" + paragraph("Your message to <" + r.address + "> could not be delivered.");
    if (n.tried_for > Duration()) {
      out += paragraph(n.reporting_mta + " tried for " + span_in_words(n.tried_for) +
                       " and has given up. The message has been removed from its queue.");
    }
    const std::string host = r.remote_mta.empty() ? "" : " from " + r.remote_mta;
    if (!r.last_reply.empty()) {
      out += paragraph("The last answer" + host + " was: " + r.last_reply);
    } else if (!r.trouble.empty() && r.remote_mta.empty()) {
      out += paragraph("No server could be asked: " + r.trouble + ".");
    } else if (!r.trouble.empty()) {
      out += paragraph("There was no answer" + host + ": " + r.trouble + ".");
    }
  }
  return out;
}

// RFC 6522 §3: text/rfc822-headers. Content without a header has nothing to show there.
std::string original_header(const Notification& n) {
  constexpr std::size_t kMost = 32 * 1024;
  std::string out;
  for (const HeaderField& field : split(n.original).fields) {
    if (out.size() + field.name.size() + field.body.size() > kMost) break;
    out += std::string(field.name) + ":" + std::string(field.body) + "\r\n";
  }
  // The notification is 7-bit, whatever the original was.
  const auto beyond_ascii = [](unsigned char c) { return c > 126; };
  std::replace_if(out.begin(), out.end(), beyond_ascii, '?');
  return out;
}

// boundary = 0*69<bchars> bcharsnospace, at the start of no line of any part.
std::string boundary_for(const Notification& n, const std::array<std::string, 3>& parts) {
  std::string id;
  for (const char c : n.id) {
    if (id.size() < 40 && (is_alpha(c) || is_digit(c))) id += c;
  }
  const auto occurs = [&](const std::string& boundary) {
    return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return part.find("--" + boundary) != std::string::npos;
    });
  };
  std::string boundary = "report-" + id;
  for (int i = 1; occurs(boundary); ++i) boundary = "report-" + id + "-" + std::to_string(i);
  return boundary;
}

std::string header_of(const Notification& n, const std::string& boundary) {
  const std::string host = header_safe(n.reporting_mta);
  std::string out = "From: Mail Delivery System <postmaster@" + host + ">\r\n";
  out += folded_field("To", {header_safe(n.to)});
  out += "Subject: Your message could not be delivered\r\n";
  out += "Date: " + format_date_time(n.date) + "\r\n";
  out += folded_field("Message-ID", {"<" + header_safe(n.id) + "@" + host + ">"});
  out += "Auto-Submitted: auto-replied\r\n";  // RFC 3834 §5
  out += "MIME-Version: 1.0\r\n";
  out += folded_field("Content-Type", {"multipart/report;", "report-type=delivery-status;",
                                       "boundary=\"" + boundary + "\""});
  return out;
}

}  // namespace

std::string status_of_reply(std::string_view reply) {
  if (reply.size() < 3 || !is_class(reply[0]) || !is_digit(reply[1]) || !is_digit(reply[2])) {
    return {};
  }
  const char digit = reply[0];
  std::string_view text = reply.substr(3);
  if (!text.empty() && text[0] != ' ' && text[0] != '-') return {};
  if (!text.empty()) text.remove_prefix(1);
  const std::string_view code = enhanced_code(text);
  if (!code.empty() && code[0] == digit) return std::string(code);
  return {digit, '.', '0', '.', '0'};
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

std::string compose_notification(const Notification& n) {
  const std::array<std::string, 3> parts = {for_people(n), delivery_status(n), original_header(n)};
  const std::string boundary = boundary_for(n, parts);
  const auto open = [&](std::string_view type) {
    return "\r\n--" + boundary + "\r\nContent-Type: " + std::string(type) + "\r\n\r\n";
  };
  std::string out = header_of(n, boundary);
  out += open("text/plain; charset=us-ascii") + parts[0];
  out += open("message/delivery-status") + parts[1];
  if (!parts[2].empty()) out += open("text/rfc822-headers") + parts[2];
  out += "\r\n--" + boundary + "--\r\n";
  return out;
}

}  // namespace mailscope::mail
