#include "mail/received.hpp"

#include "base/text.hpp"
#include "mail/date.hpp"
#include "mail/header_text.hpp"
#include "mail/message.hpp"

namespace mailscope::mail {

// Time-stamp-line = "Received:" FWS Stamp <CRLF>
// Stamp = From-domain By-domain Opt-info [CFWS] ";" FWS date-time
std::string received_field(const Hop& hop) {
  FoldedField field("Received");
  // Several words stay together as one where a fold between them would read badly.
  field.add("from ").add_safe(hop.from).add(" ([").add_safe(hop.from_ip).add("])").end_word();
  field.add("by ").add_safe(hop.by).end_word();
  field.add("with ").add_safe(hop.with);
  if (!hop.id.empty()) {
    field.end_word();
    field.add("id ").add_safe(hop.id);
  }
  // A recipient beyond ASCII would make the message need SMTPUTF8.
  if (is_printable_ascii(hop.recipient) && !hop.recipient.empty()) {
    field.end_word();
    field.add("for <").add_safe(hop.recipient).add(">");
  }
  field.add(";").end_word();
  field.add(format_date_time(hop.date)).end_word();
  return write(field.take());
}

// Walks the header a line at a time, without a list of its fields: this is asked of every message.
std::size_t received_count(std::string_view content) {
  std::size_t count = 0;
  bool folded = false;
  while (begins_with_header(content) || folded) {
    if (starts_with_ignoring_case(content, "Received:")) ++count;
    const auto end = content.find("\r\n");
    if (end == std::string_view::npos) break;
    content.remove_prefix(end + 2);
    folded = content.starts_with(' ') || content.starts_with('\t');
  }
  return count;
}

// Return-path-line = "Return-Path:" FWS Reverse-path <CRLF>
std::string return_path_field(std::string_view reverse_path) {
  return write(unfolded_field("Return-Path", "<" + header_safe_utf8(reverse_path) + ">"));
}

}  // namespace mailscope::mail
