#include "mail/received.hpp"

#include <vector>

#include "mail/date.hpp"
#include "mail/header_text.hpp"

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
  if (!hop.recipient.empty()) words.push_back("for <" + header_safe(hop.recipient) + ">");
  words.back() += ';';
  words.push_back(format_date_time(hop.date));
  return folded_field("Received", words);
}

// Return-path-line = "Return-Path:" FWS Reverse-path <CRLF>
std::string return_path_field(std::string_view reverse_path) {
  return "Return-Path: <" + header_safe(reverse_path) + ">\r\n";
}

}  // namespace mailscope::mail
