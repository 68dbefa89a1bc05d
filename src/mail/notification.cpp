#include "mail/notification.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/date.hpp"
#include "mail/delivery_status.hpp"
#include "mail/entity.hpp"
#include "mail/header_text.hpp"
#include "mail/message.hpp"
#include "mail/notification_text.hpp"
#include "mail/seven_bit.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

// RFC 6522 §3: for people. UTF-8 where an address needs it, but encoded in 7 bits.
Entity for_people(const Notification& n) {
  std::string text = notification_text(n);
  if (is_ascii(text)) return leaf({}, "text/plain; charset=us-ascii", {"7bit", std::move(text)});
  return leaf({}, "text/plain; charset=utf-8", {"quoted-printable", quoted_printable_encode(text)});
}

// RFC 6522 §3: text/rfc822-headers.
std::string original_header(const Notification& n) {
  constexpr std::size_t kMost = 32 * 1024;
  std::string out;
  for (const HeaderField& field : split(n.original).fields) {
    if (out.size() + field.name.size() + field.raw.size() > kMost) break;
    out.append(field.name).append(":").append(field.raw);
  }
  // The notification is 7-bit, whatever the original was.
  const auto beyond_ascii = [](unsigned char c) { return c > 126; };
  std::replace_if(out.begin(), out.end(), beyond_ascii, '?');
  return out;
}

// RFC 3461 §4.3: RET=FULL is about failures; whoever hears of a success or a delay has the message.
// The notification is 7-bit, whatever the original was; if that is impossible, its header must do.
std::optional<Entity> whole_original(const Notification& n) {
  const bool failed = std::any_of(n.recipients.begin(), n.recipients.end(),
                                  [](const auto& r) { return r.action == Action::failed; });
  if (!n.full || !failed) return std::nullopt;
  Entity whole = parse_entity(n.original);
  if (!make_seven_bit(whole)) return std::nullopt;
  // A message without a header is one with an empty header.
  if (whole.fields.empty()) whole.empty_line = true;
  return whole;
}

// Nothing: it has no header to show.
std::optional<Entity> returned(const Notification& n) {
  if (std::optional<Entity> whole = whole_original(n)) {
    return Entity{.fields = {unfolded_field("Content-Type", "message/rfc822")},
                  .parts = {*std::move(whole)}};
  }
  std::string header = original_header(n);
  if (header.empty()) return std::nullopt;
  return leaf({}, "text/rfc822-headers", {"7bit", std::move(header)});
}

std::string boundary_stem(const Notification& n) {
  std::string id;
  for (const char c : n.id) {
    if (id.size() < 40 && is_alnum(c)) id += c;
  }
  return "report-" + id;
}

std::vector<Field> header_of(const Notification& n) {
  const std::string host = header_safe(n.reporting_mta);
  return {unfolded_field("From", "Mail Delivery System <postmaster@" + host + ">"),
          folded_field("To", {header_safe_utf8(n.to)}),
          unfolded_field("Subject", notification_subject(n)),
          unfolded_field("Date", format_date_time(n.date)),
          folded_field("Message-ID", {"<" + header_safe(n.id) + "@" + host + ">"}),
          unfolded_field("Auto-Submitted", "auto-replied"),  // RFC 3834 §5
          unfolded_field("MIME-Version", "1.0")};
}

}  // namespace

std::string compose_notification(const Notification& n) {
  std::vector<Entity> parts = {for_people(n),
                               leaf({}, "message/delivery-status", {"7bit", delivery_status(n)})};
  if (std::optional<Entity> original = returned(n)) parts.push_back(*std::move(original));
  return write(multipart(header_of(n), {"multipart/report;", "report-type=delivery-status;"},
                         boundary_stem(n), std::move(parts)));
}

}  // namespace mailscope::mail
