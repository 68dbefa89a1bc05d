#include "mail/received.hpp"

#include <vector>

#include "base/text.hpp"
#include "mail/date.hpp"
#include "mail/header_text.hpp"
#include "mail/message.hpp"

namespace mailscope::mail {

// Time-stamp-line = "Received:" FWS Stamp <CRLF>
// Stamp = From-domain By-domain Opt-info [CFWS] ";" FWS date-time
std::string received_field(const Hop& hop) {
  std::vector<std::string> words;
  // Several words stay together as one where a fold between them would read badly.
  words.push_back("from " + header_safe(hop.from) + " ([" + header_safe(hop.from_ip) + "])");
  words.push_back("by " + header_safe(hop.by));
  words.push_back("with " + header_safe(hop.with));
  if (!hop.id.empty()) words.push_back("id " + header_safe(hop.id));
  // A recipient beyond ASCII would make a message of SMTPUTF8 of one that is none.
  if (is_printable_ascii(hop.recipient) && !hop.recipient.empty())
    words.push_back("for <" + header_safe(hop.recipient) + ">");
  words.back() += ';';
  words.push_back(format_date_time(hop.date));
  return folded_field("Received", words);
}

// Walks the header a line at a time, without a list of its fields: every message is asked this.
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
  return "Return-Path: <" + header_safe_utf8(reverse_path) + ">\r\n";
}

}  // namespace mailscope::mail
