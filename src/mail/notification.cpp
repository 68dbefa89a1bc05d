#include "mail/notification.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/date.hpp"
#include "mail/delivery_status.hpp"
#include "mail/header_text.hpp"
#include "mail/message.hpp"
#include "mail/notification_text.hpp"
#include "mail/seven_bit.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

// A body part: the fields of its header, and its body.
struct Part {
  std::string fields, body;
};

// RFC 6522 §3: for people. UTF-8 where an address needs it, but encoded in 7 bits.
Part for_people(const Notification& n) {
  std::string text = notification_text(n);
  if (is_ascii(text)) return {"Content-Type: text/plain; charset=us-ascii\r\n", text};
  return {
      "Content-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n",
      quoted_printable_encode(text)};
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

// RFC 3461 §4.3: RET=FULL is about failures; whoever hears of a success or a delay has the message.
// The notification is 7-bit, whatever the original was; if that is impossible, its header must do.
std::string whole_original(const Notification& n) {
  const bool failed = std::any_of(n.recipients.begin(), n.recipients.end(),
                                  [](const auto& r) { return r.action == Action::failed; });
  if (!n.full || !failed) return {};
  const std::optional<std::string> whole = to_seven_bit(n.original);
  // A message without a header is one with an empty header.
  return whole ? prepend_trace(*whole, "") : "";
}

Part returned(const Notification& n) {
  const std::string fields = "Content-Type: message/rfc822\r\n";
  if (std::string whole = whole_original(n); !whole.empty()) return {fields, std::move(whole)};
  return {"Content-Type: text/rfc822-headers\r\n", original_header(n)};
}

// boundary = 0*69<bchars> bcharsnospace, and begins no line of any part.
std::string boundary_for(const Notification& n, const std::array<Part, 3>& parts) {
  std::string id;
  for (const char c : n.id) {
    if (id.size() < 40 && is_alnum(c)) id += c;
  }
  const auto occurs = [&](const std::string& boundary) {
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
      return part.body.find("--" + boundary) != std::string::npos;
    });
  };
  std::string boundary = "report-" + id;
  for (int i = 1; occurs(boundary); ++i) boundary = "report-" + id + "-" + std::to_string(i);
  return boundary;
}

std::string header_of(const Notification& n, const std::string& boundary) {
  const std::string host = header_safe(n.reporting_mta);
  std::string out = "From: Mail Delivery System <postmaster@" + host + ">\r\n";
  out += folded_field("To", {header_safe_utf8(n.to)});
  out += "Subject: " + notification_subject(n) + "\r\n";
  out += "Date: " + format_date_time(n.date) + "\r\n";
  out += folded_field("Message-ID", {"<" + header_safe(n.id) + "@" + host + ">"});
  out += "Auto-Submitted: auto-replied\r\n";  // RFC 3834 §5
  out += "MIME-Version: 1.0\r\n";
  out += folded_field("Content-Type", {"multipart/report;", "report-type=delivery-status;",
                                       "boundary=\"" + boundary + "\""});
  return out;
}

}  // namespace

std::string compose_notification(const Notification& n) {
  const Part status = {"Content-Type: message/delivery-status\r\n", delivery_status(n)};
  const std::array<Part, 3> parts = {for_people(n), status, returned(n)};
  const std::string boundary = boundary_for(n, parts);
  std::string out = header_of(n, boundary);
  for (const Part& part : parts) {
    // Content without a header has nothing to show.
    if (!part.body.empty()) out += "\r\n--" + boundary + "\r\n" + part.fields + "\r\n" + part.body;
  }
  return out += "\r\n--" + boundary + "--\r\n";
}

}  // namespace mailscope::mail
