#pragma once
// DNS messages as people read them: in a few words, and line by line in the form that dig has
// made common (RFC 1035 §5.1).

#include <string>
#include <vector>

#include "dns/message.hpp"

namespace mailscope::dns {

std::string in_words(Type type);          // "MX"; without a name "TYPE257" (RFC 3597 §5)
std::string in_words(ResponseCode code);  // "NXDOMAIN"
std::string in_words(const Question& q);  // "MX hamburger.edu?"
// Without what is the same in every record: "10 mail.hamburger.edu", "10.0.0.2".
std::string short_form(const ResourceRecord& record);
std::string data_text(const ResourceRecord& record);  // "10 mail.hamburger.edu."

// A line for the header, one for each question and record, and one above each section of a
// response but the first.
std::vector<std::string> lines(const Message& message);

}  // namespace mailscope::dns
